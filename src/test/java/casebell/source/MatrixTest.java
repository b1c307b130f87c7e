package casebell.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.intake.CaseFeed.News;
import casebell.intake.CaseSource;
import casebell.intake.CaseSource.Reading;
import casebell.review.Decision;
import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.cases.fault.Late;
import casebell.sandbox.cases.wire.Fault;
import casebell.source.SystemUnderTest.Call;
import casebell.source.wire.CaseSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every system, every call, every fault. A cell is {@code once} (nothing went wrong, or the same decision came twice), {@code healed} (something went
 * wrong, and in the end it was done exactly once), or {@code refused} with the reason below. {@code -Dgolden.write=true} writes the table anew.
 */
class MatrixTest {
    private static final Path GOLDEN = Path.of("src/test/resources/casebell/source/matrix.txt");
    private static final int AT_ONCE = 4;
    private static final Set<String> ENDS = Set.of("once", "healed", "lost");
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration FOREVER = Duration.ofMinutes(1);

    private final List<String> reasons = new ArrayList<>();

    /** A fault, and whether it is waited for. */
    private record Wrong(Fault fault, boolean isWaitedFor) {}

    private static Map<String, Wrong> faults() {
        Map<String, Wrong> all = new LinkedHashMap<>();
        for (int status : List.of(401, 403, 404, 409, 410, 422, 429, 500)) {
            all.put(Integer.toString(status), new Wrong(Broken.status(status), false));
        }
        all.put("stall", new Wrong(Late.never(), true));
        all.put("hang up", new Wrong(Broken.hangUp(), false));
        all.put("cut", new Wrong(Broken.cutInTheMiddle(), false));
        all.put("done+cut", new Wrong(Late.doneThenCut(), false));
        all.put("done+late", new Wrong(Late.doneThenAfter(FOREVER), true));
        return all;
    }

    @Test
    void every_cell_is_once_or_healed_or_refused_with_a_reason() throws Exception {
        Map<String, Map<String, String>> table = new LinkedHashMap<>();
        // each cell has a system of its own, and most of its time it waits for one that stalls
        ExecutorService cellsAtOnce = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<String, Map<String, Future<String>>> coming = new LinkedHashMap<>();
            for (Row row : rows()) {
                Map<String, Future<String>> cells = new LinkedHashMap<>();
                cells.put("none", cellsAtOnce.submit(() -> cell(row, Optional.empty(), false)));
                cells.put("twice", cellsAtOnce.submit(() -> cell(row, Optional.empty(), true)));
                faults().forEach((name, wrong) ->
                        cells.put(name, cellsAtOnce.submit(() -> cell(row, Optional.of(wrong), false))));
                coming.put(row.title(), cells);
            }
            for (Map.Entry<String, Map<String, Future<String>>> row : coming.entrySet()) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (Map.Entry<String, Future<String>> cell : row.getValue().entrySet()) {
                    cells.put(cell.getKey(), numbered(cell.getValue().get()));
                }
                table.put(row.getKey(), cells);
            }
        } finally {
            cellsAtOnce.shutdownNow();
        }
        String told = print(table);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, told);
        }
        assertEquals(Files.readString(GOLDEN), told);
    }

    /**
     * A line of the table.
     *
     * @param when which call meets the fault: {@code act}, {@code look before}, {@code look after}, {@code read}, or {@code follow}
     */
    private record Row(String name, SystemsUnderTest.Maker maker, String action, String when) {
        String title() {
            String what = action.equals("restore") ? "restore (undo)" : action;
            return name + " | " + (when.equals("act") ? what : action.isEmpty() ? when : what + ", " + when);
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (SystemsUnderTest.Maker maker : SystemsUnderTest.ALL) {
            try (SystemUnderTest system = maker.start()) {
                rows.add(new Row(system.name(), maker, "", "read"));
                rows.add(new Row(system.name(), maker, "", "follow"));
                system.actions().forEach(action -> rows.add(new Row(system.name(), maker, action, "act")));
                String first = system.actions().get(0);
                if (system.looksBefore()) {
                    rows.add(new Row(system.name(), maker, first, "look before"));
                }
                rows.add(new Row(system.name(), maker, first, "look after"));
            }
        }
        return rows;
    }

    private static String cell(Row row, Optional<Wrong> wrong, boolean isTwice) throws IOException {
        try (SystemUnderTest system = row.maker().start()) {
            Duration limit = wrong.filter(Wrong::isWaitedFor).isPresent() ? SHORT : SystemUnderTest.LONG_ENOUGH;
            if (row.when().equals("read")) {
                return read(system, system.open(limit).source(), wrong);
            }
            if (row.when().equals("follow")) {
                return follow(system, system.open(limit).feed(), wrong, isTwice);
            }
            system.prepare(row.action());
            Decision decision = Decisions.of(row.action(), system.snapshot().version(), system.clock.instant());
            CaseSystem opened = system.open(limit);
            wrong.ifPresent(w -> {
                if (row.when().equals("look after") && system.looksBefore()) {
                    system.fault(Call.READ, row.action(), Fault.NONE);
                }
                system.fault(row.when().equals("act") ? Call.ACT : Call.READ, row.action(), w.fault());
            });
            Settling settling = new Settling(opened.outlet(), system.clock);
            String end = settling.settle(system.ref(), decision);
            if (isTwice) {
                assertEquals(end, settling.settle(system.ref(), decision));
            }
            system.clearFaults();
            boolean mayBeDone = row.when().equals("look after");
            long effects = system.effects(row.action());
            assertEquals(end.equals("done") || mayBeDone ? 1 : 0, effects, () -> row + " " + wrong + ": " + end);
            return end.equals("done") ? wrong.isPresent() ? "healed" : "once" : end;
        }
    }

    private static String read(SystemUnderTest system, CaseSource source, Optional<Wrong> wrong) {
        wrong.ifPresent(w -> system.fault(Call.READ, "", w.fault()));
        for (int i = 0; i < 5; i++) {
            Reading reading = source.read(system.ref(), Optional.empty());
            if (reading instanceof Reading.Told) {
                return wrong.isPresent() ? "healed" : "once";
            } else if (reading instanceof Reading.Absent absent) {
                return "refused: " + absent.why();
            }
            system.clock.forward(Duration.ofMinutes(1));
        }
        throw new AssertionError("It does not come to an end");
    }

    /** A case comes in and must be told of; twice means that the house was killed before it had taken it down. */
    private static String follow(SystemUnderTest system, CaseFeed feed, Optional<Wrong> wrong, boolean isTwice) {
        String cursor = CaseFeed.BEGINNING;
        News.Told told = assertInstanceOf(News.Told.class, feed.after(cursor));
        while (!told.isAll()) {
            cursor = told.cursor();
            told = assertInstanceOf(News.Told.class, feed.after(cursor));
        }
        cursor = told.cursor();
        CaseRef fresh = new CaseRef(system.ref().source(), system.comesIn());
        wrong.ifPresent(w -> system.fault(Call.FOLLOW, "", w.fault()));
        if (isTwice) {
            assertInstanceOf(News.Told.class, feed.after(cursor));
        }
        for (int i = 0; i < 5; i++) {
            if (feed.after(cursor) instanceof News.Told next) {
                cursor = next.cursor();
                if (next.items().stream().anyMatch(item -> item.ref().equals(fresh))) {
                    return wrong.isPresent() ? "healed" : "once";
                }
            }
            system.clock.forward(Duration.ofMinutes(1));
        }
        return "lost";
    }

    /** How a cell ends, in a word or two; reasons are numbered as they come. */
    private String numbered(String end) {
        if (ENDS.contains(end)) {
            return end;
        }
        if (!end.startsWith("refused: ")) {
            throw new AssertionError("Neither done nor refused: " + end);
        }
        if (!reasons.contains(end)) {
            reasons.add(end);
        }
        return "refused " + (reasons.indexOf(end) + 1);
    }

    private String print(Map<String, Map<String, String>> table) {
        List<String> columns = List.copyOf(table.values().iterator().next().keySet());
        StringBuilder told = new StringBuilder(line("", columns));
        table.forEach((title, cells) -> told.append(line(title, List.copyOf(cells.values()))));
        told.append('\n');
        for (int i = 0; i < reasons.size(); i++) {
            told.append(i + 1).append("  ").append(reasons.get(i)).append('\n');
        }
        return told.toString();
    }

    private static String line(String title, List<String> cells) {
        return ("%-44s".formatted(title)
                                + cells.stream().map("%-11s"::formatted).collect(Collectors.joining()))
                        .stripTrailing()
                + "\n";
    }
}
