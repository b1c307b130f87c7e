package casebell.policy.replay;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report of a replay as one page of HTML that needs nothing else. */
final class ReplayPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1d2330; --soft: #5b6475; --line: #dfe3ea; --card: #fff; --page: #f4f6f9;
                    --was: #9aa5b8; --is: #3b6fd4; --up: #1f8a5b; --down: #c0392b; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8ebf1; --soft: #a2abbb; --line: #333a47; --card: #1f242e;
                    --page: #161a21; --was: #5f6b80; --is: #6f9bf0; --up: #4fc08d; --down: #e9786b; } }
            * { box-sizing: border-box; }
            body { margin: 0; padding: 2rem clamp(1rem, 5vw, 4rem); background: var(--page); color: var(--ink);
                   font: 15px/1.5 system-ui, sans-serif; }
            h1 { font-size: 1.6rem; margin: 0 0 .3rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; }
            p { color: var(--soft); margin: .2rem 0; overflow-wrap: anywhere; }
            .tiles { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1.5rem 0; }
            .tile, .box { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.2rem; }
            .tile { min-width: 10rem; } .tile b { display: block; font-size: 1.7rem; line-height: 1.2; }
            .box { overflow-x: auto; padding: .3rem 1.2rem; }
            table { border-collapse: collapse; width: 100%; } th { text-align: left; color: var(--soft); font-weight: 600; }
            th, td { padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
            tr:last-child td { border-bottom: 0; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
            td.wide { white-space: normal; overflow-wrap: anywhere; }
            .bar { display: block; height: 7px; border-radius: 4px; margin: 2px 0; min-width: 1px; }
            .was { background: var(--was); } .is { background: var(--is); }
            details { margin-top: .8rem; } summary { color: var(--soft); cursor: pointer; padding: .3rem 0; }
            @media (max-width: 40rem) { .tiles { display: grid; grid-template-columns: 1fr 1fr; gap: .6rem; } .tile { min-width: 0; padding: .7rem .9rem; }
                    .box { padding: .2rem .8rem; } th, td { padding-right: .5rem; font-size: .85rem; } td:first-child { white-space: normal;
                    overflow-wrap: anywhere; min-width: 6rem; } td.chart, th.chart { display: none; } }
            .up { color: var(--up); } .down { color: var(--down); } td.chart { width: 30%; min-width: 9rem; }
            """;

    private final StringBuilder page = new StringBuilder();

    private ReplayPage() {}

    static String of(ReplayFiles.Run run, ReplayTotals.Written totals) {
        ReplayPage page = new ReplayPage();
        page.write(run, totals);
        return page.page.toString();
    }

    private void write(ReplayFiles.Run run, ReplayTotals.Written totals) {
        page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                        + "<title>Replay of a policy change</title>\n<style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(headline(totals))
                .append("</h1>\n<p>Cases: ")
                .append(safe(run.origin()))
                .append("</p>\n<p>Before: ")
                .append(safe(run.before()))
                .append("</p>\n<p>After: ")
                .append(safe(run.after()))
                .append("</p>\n<div class=\"tiles\">");
        tile(number(totals.cases()), "cases judged");
        tile(number(totals.changed()), "with another verdict");
        tile(share(totals.changed(), totals.cases()), "of all");
        tile(number(totals.unreadable()), "entries that could not be read");
        page.append("</div>\n");
        rules(totals.rules());
        moves(totals);
        examples(totals);
        complaints(totals);
        page.append("</body></html>\n");
    }

    private static String headline(ReplayTotals.Written totals) {
        return totals.changed() == 0
                ? "No case would get another verdict"
                : number(totals.changed()) + " of " + number(totals.cases())
                        + (totals.cases() == 1 ? " case" : " cases") + " would get another verdict";
    }

    private void tile(String number, String what) {
        page.append("<div class=\"tile\"><b>")
                .append(number)
                .append("</b>")
                .append(what)
                .append("</div>");
    }

    private void rules(Map<String, ReplayTotals.Count> rules) {
        List<Map.Entry<String, ReplayTotals.Count>> all = rules.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, ReplayTotals.Count> e) ->
                                -(e.getValue().gained() + e.getValue().lost()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
        long most = rules.values().stream()
                .mapToLong(c -> Math.max(c.before(), c.after()))
                .max()
                .orElse(1);
        List<Map.Entry<String, ReplayTotals.Count>> same =
                all.stream().filter(e -> isSame(e.getValue())).toList();
        List<Map.Entry<String, ReplayTotals.Count>> other =
                all.stream().filter(e -> !isSame(e.getValue())).toList();
        page.append("<h2>By rule</h2>\n");
        if (other.isEmpty()) {
            page.append("<p>Every rule fires for the same cases as before.</p>\n");
        } else {
            table(other, most);
        }
        if (!same.isEmpty()) {
            page.append("<details><summary>")
                    .append(number(same.size()))
                    .append(same.size() == 1 ? " rule that fires" : " rules that fire")
                    .append(" for the same cases as before</summary>\n");
            table(same, most);
            page.append("</details>\n");
        }
    }

    private static boolean isSame(ReplayTotals.Count count) {
        return count.gained() == 0 && count.lost() == 0;
    }

    private void table(List<Map.Entry<String, ReplayTotals.Count>> rules, long most) {
        page.append(
                "<div class=\"box\"><table><tr><th>Rule</th><th class=\"n\">Before</th>"
                        + "<th class=\"n\">After</th><th class=\"n\">Gained</th><th class=\"n\">Lost</th><th class=\"chart\"></th></tr>\n");
        rules.forEach(e -> {
            ReplayTotals.Count c = e.getValue();
            page.append("<tr><td>").append(safe(e.getKey())).append("</td>");
            numbers(c.before(), c.after());
            page.append("<td class=\"n up\">")
                    .append(c.gained() == 0 ? "" : "+" + number(c.gained()))
                    .append("</td><td class=\"n down\">")
                    .append(c.lost() == 0 ? "" : "&minus;" + number(c.lost()))
                    .append("</td><td class=\"chart\">");
            bar("was", c.before(), most);
            bar("is", c.after(), most);
            page.append("</td></tr>\n");
        });
        page.append("</table></div>\n");
    }

    private void bar(String kind, long value, long most) {
        page.append("<span class=\"bar ")
                .append(kind)
                .append("\" style=\"width:")
                .append(String.format(Locale.ROOT, "%.2f", 100.0 * value / Math.max(1, most)))
                .append("%\"></span>");
    }

    private void numbers(long... values) {
        for (long value : values) {
            page.append("<td class=\"n\">").append(number(value)).append("</td>");
        }
    }

    private void moves(ReplayTotals.Written totals) {
        if (totals.moves().isEmpty()) {
            return;
        }
        page.append(
                "<h2>What changes</h2>\n<div class=\"box\"><table><tr><th>Change</th><th class=\"n\">Cases</th></tr>\n");
        totals.moves().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(60)
                .forEach(e -> {
                    page.append("<tr><td class=\"wide\">")
                            .append(safe(e.getKey()).replace("-&gt;", "&rarr;"))
                            .append("</td>");
                    numbers(e.getValue());
                    page.append("</tr>\n");
                });
        page.append("</table></div>\n");
    }

    private void examples(ReplayTotals.Written totals) {
        if (totals.examples().isEmpty()) {
            return;
        }
        page.append("<h2>")
                .append(
                        totals.examples().size() < totals.changed()
                                ? "The first " + totals.examples().size()
                                        + " cases; all are in the file of lines beside this page"
                                : "The cases")
                .append("</h2>\n<div class=\"box\"><table>\n");
        for (ReplayTotals.Changed each : totals.examples()) {
            page.append("<tr><td>")
                    .append(safe(each.name()))
                    .append("</td><td class=\"wide\">")
                    .append(each.words().stream()
                            .map(w -> safe(w).replace("-&gt;", "&rarr;"))
                            .collect(Collectors.joining("<br>")))
                    .append("</td></tr>\n");
        }
        page.append("</table></div>\n");
    }

    private void complaints(ReplayTotals.Written totals) {
        if (totals.complaints().isEmpty()) {
            return;
        }
        page.append("<h2>What could not be read</h2>\n<div class=\"box\"><table>\n");
        totals.complaints()
                .forEach(c ->
                        page.append("<tr><td class=\"wide\">").append(safe(c)).append("</td></tr>\n"));
        page.append("</table></div>\n");
    }

    private static String share(long part, long all) {
        boolean isTiny = part > 0 && part < all / 20_000;
        return all == 0 ? "0 %" : isTiny ? "&lt; 0.01 %" : String.format(Locale.ROOT, "%.2f %%", 100.0 * part / all);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
