package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.History;
import casebell.review.ActionPlan;
import casebell.review.Appeal;
import casebell.review.Approval;
import casebell.review.incident.Batch;
import casebell.review.news.News;
import casebell.review.thread.Chapter;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.modals.Modal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Forms, and a few words around threads, batches and appeals. */
class FormsGoldenTest {
    private static final CaseRef REF = new CaseRef("demo", "4821");
    private static final Chapter CLOSED = new Chapter(
            new CaseRef("incident", "1"),
            List.of(new History.Step(7, Cards.NOW, "incident.closed", Optional.empty(), Map.of("cases", "480"))),
            true);

    @TestFactory
    Stream<DynamicTest> a_form_is_sent_as_the_golden_file_says() throws IOException {
        Map<String, String> files = new TreeMap<>();
        files.put("form-snooze.json", form(WorkForms.snooze("id-1", REF)));
        files.put("form-hand-over.json", form(WorkForms.handOver("id-1", REF)));
        files.put("form-another-action.json", form(IncidentPresses.form("id-1", List.of(Cards.REMOVE, lock()))));
        News news =
                new News("toot", "urgent", List.of(), Map.of("low", 5), Optional.empty(), Optional.empty(), "", 1, 1);
        files.put("news-moved.json", embed(DiscordNews.farewell(news)));
        files.put(
                "thread-refused.json",
                embed(StepWords.drawInChannel(
                        CLOSED,
                        "Casebell lacks the permission 'Create Public Threads' in #urgent",
                        DiscordThreads.markerInChannel(CLOSED))));
        return Golden.files(files);
    }

    @TestFactory
    Stream<DynamicTest> words_read_as_the_golden_file_says() {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("nothing else is offered for many cases", IncidentPresses.NOTHING_ELSE);
        told.put("another action is proposed for many cases", IncidentCard.action(instead()));
        told.put(
                "an appeal whose outcome is being told",
                AtWork.words(Cards.overturned(telling())).orElseThrow());
        told.put(
                "more than a card holds",
                Beforehand.fitted(
                        Collections.nCopies(9, "A long line. ".repeat(10).strip())));
        told.put("an incident closed by the house", StepWords.of(CLOSED.steps().get(0)));
        return Golden.files(Map.of("replies-forms.txt", Golden.told(told)));
    }

    private static Appeal.Telling telling() {
        return new Appeal.Telling(Appeal.Telling.State.REQUESTED, 1, Optional.empty(), Optional.empty());
    }

    private static ActionPlan lock() {
        return new ActionPlan("lock-account", Optional.of(Duration.ofDays(7)), Optional.empty(), 2, true);
    }

    private static Batch instead() {
        return new Batch(
                1,
                "high",
                Optional.of(lock()),
                true,
                "They all come from *one* place @everyone",
                2,
                Set.of(),
                4300,
                List.of(new Approval("101", Set.of(), Cards.NOW)),
                new Batch.Phase.Proposed());
    }

    private static String form(Modal form) throws IOException {
        return Golden.sorted(form.toData().toString());
    }

    private static String embed(MessageEmbed embed) throws IOException {
        return Golden.sorted(embed.toData().toString());
    }
}
