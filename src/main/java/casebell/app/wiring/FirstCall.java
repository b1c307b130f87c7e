package casebell.app.wiring;

import casebell.app.cli.Jobs;
import casebell.app.config.Settings;
import casebell.app.log.Plain;
import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import casebell.intake.CaseFeed;
import casebell.intake.CaseSource.Reading;
import casebell.intake.LinkFinder;
import casebell.source.wire.CaseSite;
import casebell.source.wire.CaseSystem;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Asks each configured case system once, only reading, and tells what came of it: for whoever has just configured one. */
final class FirstCall {
    /** One may be erased since it was told. */
    private static final int MOST_TRIED = 3;

    private final Settings settings;
    private final InstantSource clock;
    private final Jobs.Console console;

    FirstCall(Settings settings, InstantSource clock, Jobs.Console console) {
        this.settings = settings;
        this.clock = clock;
        this.console = console;
    }

    /**
     * Calls them one after the other.
     *
     * @param link of the case to read
     * @return the exit code
     */
    int make(Optional<String> link) {
        PrintWriter out = console.out();
        LinkFinder links = new LinkFinder(RealPlace.links(settings));
        Optional<CaseRef> named = link.flatMap(links::readOne).map(LinkFinder.Found::ref);
        if (link.isPresent() && named.isEmpty()) {
            String forms = links.forms().stream()
                    .map(LinkFinder.Form::template)
                    .sorted()
                    .collect(Collectors.joining(", "));
            console.err()
                    .println("'" + Plain.escape(link.get())
                            + "' is no link to a case of a configured case system. Their links look like: "
                            + (forms.isEmpty() ? "none, as no case system is configured" : forms) + ".");
            return Jobs.PROBLEM;
        }
        List<CaseSite> sites = RealPlace.sources(settings);
        if (sites.isEmpty()) {
            out.println("No case system is configured, so none was called.");
            return Jobs.OK;
        }
        List<String> useless = new ArrayList<>();
        for (CaseSite site : sites) {
            String name = site.settings().name();
            Optional<CaseRef> wanted = named.filter(ref -> ref.source().equals(name));
            if (!isUsable(site, wanted)) {
                useless.add(name);
            }
        }
        out.println();
        out.println(
                useless.isEmpty()
                        ? "Every case system answers. Nothing was written to any."
                        : "Not usable as it is: " + String.join(", ", useless)
                                + ". Nothing was written anywhere. The guide of each kind of case system is in src/main/docs.");
        return useless.isEmpty() ? Jobs.OK : Jobs.PROBLEM;
    }

    private boolean isUsable(CaseSite site, Optional<CaseRef> wanted) {
        PrintWriter out = console.out();
        out.println();
        out.println(site.settings().name() + ", " + site.kind().title() + " at "
                + site.settings().base());
        CaseSystem system = site.open(clock);
        CaseFeed.News news = system.feed().after(CaseFeed.BEGINNING);
        List<CaseRef> waiting = List.of();
        if (news instanceof CaseFeed.News.Told told) {
            waiting = told.items().stream()
                    .filter(item -> item.state() != CaseFeed.Is.CLOSED)
                    .map(CaseFeed.Item::ref)
                    .toList();
            out.println("  It tells what waits: " + count(told) + ".");
        } else {
            out.println("  It does not tell what waits. " + ((CaseFeed.News.Later) news).why() + ".");
        }
        List<CaseRef> tried = wanted.map(List::of).orElse(waiting.subList(0, Math.min(MOST_TRIED, waiting.size())));
        boolean isRead = tried.stream().anyMatch(ref -> isTold(system, ref));
        boolean isListed = news instanceof CaseFeed.News.Told;
        if (tried.isEmpty() && isListed) {
            out.println("  No case was read, so what can be done there is not known yet. Name one with --link.");
        }
        return tried.isEmpty() ? isListed : isRead && (isListed || !isFollowed(site));
    }

    private static String count(CaseFeed.News.Told told) {
        long cases = told.items().stream()
                .filter(item -> item.state() != CaseFeed.Is.CLOSED)
                .count();
        String number = cases == 0 ? "nothing at the moment" : cases == 1 ? "1 case" : cases + " cases";
        return told.isAll() ? number : number + ", and there are more";
    }

    private boolean isFollowed(CaseSite site) {
        return settings.sources().stream()
                .anyMatch(s ->
                        s.name().equals(site.settings().name()) && s.follow().isPresent());
    }

    private boolean isTold(CaseSystem system, CaseRef ref) {
        Reading reading = system.source().read(ref, Optional.empty());
        PrintWriter out = console.out();
        if (reading instanceof Reading.Told told) {
            out.println("  It told " + ref + ".");
            tellMeans(told.snapshot().means());
            return true;
        }
        String why = reading instanceof Reading.Absent absent
                ? absent.why()
                : reading instanceof Reading.Later later ? later.why() : "It said that nothing changed";
        out.println("  It did not tell " + ref + ". " + why + ".");
        return false;
    }

    /** What can be done on the case, and what cannot, each reason once. */
    private void tellMeans(List<Snapshot.Means> means) {
        PrintWriter out = console.out();
        if (means.isEmpty()) {
            out.println("  It does not say what can be done there; what it refuses is then seen when it is tried.");
            return;
        }
        TreeSet<String> possible = new TreeSet<>();
        Map<String, TreeSet<String>> hindered = new TreeMap<>();
        for (Snapshot.Means each : means) {
            String action = each.action().equals(Snapshot.Means.EVERY_OTHER) ? "everything else" : each.action();
            if (each.isPossible()) {
                possible.add(action);
            } else {
                hindered.computeIfAbsent(each.effect(), why -> new TreeSet<>()).add(action);
            }
        }
        out.println("  Can be done on it: " + (possible.isEmpty() ? "nothing" : String.join(", ", possible)) + ".");
        hindered.forEach((why, actions) ->
                out.println("  Cannot be done on it: " + String.join(", ", actions) + ". " + why + "."));
    }
}
