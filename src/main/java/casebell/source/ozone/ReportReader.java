package casebell.source.ozone;

import static casebell.source.wire.Fields.cut;
import static casebell.source.wire.Fields.flag;
import static casebell.source.wire.Fields.list;
import static casebell.source.wire.Fields.part;
import static casebell.source.wire.Fields.text;
import static casebell.source.wire.Fields.time;
import static casebell.source.wire.Fields.whole;
import static casebell.source.wire.Fields.word;
import static casebell.source.wire.Fields.words;

import casebell.source.ozone.Report.Account;
import casebell.source.ozone.Report.Entry;
import casebell.source.ozone.Report.Post;
import casebell.source.ozone.Report.Standing;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a report by allow-list. E-mail, IP addresses, the comment of the reporter, and whatever Ozone will add, do not enter. */
final class ReportReader {
    private static final int LONGEST_TEXT = 10_000;
    private static final String DID = "did:[a-z]{1,20}:[A-Za-z0-9._:%-]{1,150}";
    private static final Pattern IS_DID = Pattern.compile(DID);
    private static final Pattern ADDRESS =
            Pattern.compile("at://(" + DID + ")/[A-Za-z0-9.-]{1,100}/[A-Za-z0-9._~:-]{1,100}");
    private static final Pattern CID = Pattern.compile("[a-zA-Z0-9]{10,120}");
    private static final Pattern REASON = Pattern.compile("[a-z.]{1,60}#reason([A-Za-z]{1,60})");

    private ReportReader() {}

    static boolean isDid(String text) {
        return IS_DID.matcher(text).matches();
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** The DID in an address. */
    static String ownerOf(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new IllegalArgumentException("An address is at://did/collection/key");
        }
        return parts.group(1);
    }

    /** The report; empty when what every report has is missing or malformed. */
    static Optional<Report> read(JsonNode body, String expectedId) {
        JsonNode about = body.path("subject");
        Optional<String> subject = word(about, "subject").filter(s -> isDid(s) || isAddress(s));
        boolean whole = whole(body, "id").map(String::valueOf).equals(Optional.of(expectedId))
                && word(body, "status").filter(s -> s.matches("[a-z]{1,20}")).isPresent()
                && time(body, "createdAt").isPresent()
                && subject.isPresent();
        if (!whole) {
            return Optional.empty();
        }
        Optional<String> address = subject.filter(ReportReader::isAddress);
        String did = address.map(ReportReader::ownerOf).orElse(subject.get());
        return Optional.of(new Report(
                expectedId,
                word(body, "status").get(),
                reason(body),
                time(body, "createdAt").get(),
                time(body, "updatedAt").orElse(time(body, "createdAt").get()),
                account(did, about, address.isPresent()),
                address.map(uri -> entry(uri, about)),
                word(body, "reportedBy").filter(ReportReader::isDid),
                list(body.path("actions"), ModEvent::read)));
    }

    /** Two vocabularies are in use, and what is in neither is another reason. */
    private static String reason(JsonNode body) {
        return word(body, "reportType")
                .map(REASON::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .orElse("Other");
    }

    private static Account account(String did, JsonNode about, boolean isRecord) {
        JsonNode repo = about.path("repo");
        JsonNode profile = about.path("profile");
        JsonNode status = isRecord ? repo.path("moderation").path("subjectStatus") : about.path("status");
        JsonNode known = status.isObject() ? status : repo.path("moderation").path("subjectStatus");
        return new Account(
                did,
                word(repo, "handle").or(() -> word(profile, "handle")),
                word(profile, "displayName"),
                time(profile, "createdAt"),
                standing(known, repo.path("labels")));
    }

    private static Entry entry(String uri, JsonNode about) {
        Optional<JsonNode> there = part(about, "record");
        JsonNode status = there.map(r -> r.path("moderation").path("subjectStatus"))
                .filter(JsonNode::isObject)
                .orElse(about.path("status"));
        return new Entry(
                uri,
                there.flatMap(r -> word(r, "cid")).filter(c -> CID.matcher(c).matches()),
                standing(status, there.map(r -> r.path("labels")).orElse(status.path("none"))),
                there.flatMap(r -> part(r, "value")).map(ReportReader::post));
    }

    private static Standing standing(JsonNode status, JsonNode labels) {
        List<String> borne = list(labels, l -> flag(l, "neg").orElse(false) ? Optional.empty() : word(l, "val"));
        return new Standing(
                flag(status, "takendown").orElse(false), Set.copyOf(borne), Set.copyOf(words(status.path("tags"))));
    }

    private static Post post(JsonNode value) {
        Set<String> names = new HashSet<>();
        for (JsonNode facet : value.path("facets")) {
            names.addAll(list(facet.path("features"), f -> word(f, "did").filter(ReportReader::isDid)));
        }
        return new Post(
                whatIsSeen(value),
                time(value, "createdAt"),
                words(value.path("langs")).stream()
                        .filter(l -> l.matches("[a-z]{2,3}(-[A-Za-z0-9-]{1,20})?"))
                        .findFirst(),
                word(value.path("reply").path("parent"), "uri").filter(ReportReader::isAddress),
                names.stream().sorted().toList(),
                mediaKinds(media(value)));
    }

    /** The text, the descriptions of the pictures, and the title of a card: a threat can stand in any of them. */
    private static String whatIsSeen(JsonNode value) {
        List<String> seen = new ArrayList<>();
        for (String name : List.of("displayName", "name", "text", "description")) {
            text(value, name, LONGEST_TEXT).ifPresent(seen::add);
        }
        JsonNode media = media(value);
        for (JsonNode image : media.path("images")) {
            text(image, "alt", LONGEST_TEXT).ifPresent(seen::add);
        }
        text(media, "alt", LONGEST_TEXT).ifPresent(seen::add);
        text(media.path("external"), "title", LONGEST_TEXT).ifPresent(seen::add);
        seen.removeIf(String::isBlank);
        return cut(String.join("\n\n", seen), LONGEST_TEXT);
    }

    /** What is attached; beside a quoted post it stands one level deeper. */
    private static JsonNode media(JsonNode value) {
        JsonNode embed = value.path("embed");
        return embed.path("media").isObject() ? embed.path("media") : embed;
    }

    private static List<String> mediaKinds(JsonNode media) {
        List<String> kinds = new ArrayList<>();
        kinds.addAll(list(media.path("images"), i -> Optional.of("image")));
        if (media.path("video").isObject()) {
            kinds.add("video");
        }
        return kinds;
    }
}
