package casebell.intake;

import casebell.cases.CaseRef;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds links to cases in what people write. Each configured source has its link forms, such as
 * {@code https://cases.example.org/cases/{id}}; scheme, host and port must be the same to the letter, so that nothing but a configured
 * host is ever called.
 */
public final class LinkFinder {
    private static final int MOST_LINKS = 10;
    private static final int MOST_CHARACTERS = 8_000;
    private static final String ID = "([A-Za-z0-9][A-Za-z0-9._~:-]{0,127})";
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"'`|\\[\\]{}\\\\^()]{1,600}");

    private final List<Form> forms;

    public LinkFinder(List<Form> forms) {
        this.forms = List.copyOf(forms);
    }

    /**
     * One form of link.
     *
     * @param source the configured source
     * @param template an address with {@code {id}} where the id stands
     */
    public record Form(String source, String template) {
        public Form {
            if (!template.matches("https?://[^/\\s?#@{}]+/[^\\s{}]*\\{id}[^\\s{}]*")) {
                throw new IllegalArgumentException(
                        "A link pattern is an address with {id} in its path or query, such as "
                                + "https://cases.example.org/cases/{id}");
            }
        }

        private Pattern pattern() {
            int at = template.indexOf("{id}");
            return Pattern.compile(
                    Pattern.quote(template.substring(0, at)) + ID + Pattern.quote(template.substring(at + 4)) + "/?");
        }

        private Optional<Found> match(String address) {
            Matcher matcher = pattern().matcher(address);
            if (!matcher.matches() || !CaseRef.isValid(source, matcher.group(1))) {
                return Optional.empty();
            }
            String id = matcher.group(1);
            return Optional.of(new Found(new CaseRef(source, id), URI.create(template.replace("{id}", id))));
        }
    }

    /**
     * A link to a case.
     *
     * @param link in the configured form, without what people add to addresses
     */
    public record Found(CaseRef ref, URI link) {}

    /** The links in a text, each case once, in the order written, at most ten. */
    public List<Found> find(String text) {
        List<Found> found = new ArrayList<>();
        Set<CaseRef> seen = new HashSet<>();
        Matcher addresses =
                ADDRESS.matcher(text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text);
        while (addresses.find() && found.size() < MOST_LINKS) {
            read(addresses.group()).filter(f -> seen.add(f.ref())).ifPresent(found::add);
        }
        return found;
    }

    /** Reads one address, or {@code source/id}, or a bare id when only one source is configured. */
    public Optional<Found> readOne(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("http://") || stripped.startsWith("https://")) {
            return read(stripped);
        }
        Optional<CaseRef> named = CaseRef.read(stripped);
        if (named.isPresent()) {
            return named.flatMap(this::byName);
        }
        Set<String> sources = new HashSet<>();
        forms.forEach(f -> sources.add(f.source()));
        String only = sources.size() == 1 ? sources.iterator().next() : "";
        return CaseRef.isValid(only, stripped) ? byName(new CaseRef(only, stripped)) : Optional.empty();
    }

    /** The forms, for a message that shows what is understood. */
    public List<Form> forms() {
        return forms;
    }

    private Optional<Found> byName(CaseRef ref) {
        return forms.stream()
                .filter(f -> f.source().equals(ref.source()))
                .findFirst()
                .map(f -> new Found(ref, URI.create(f.template().replace("{id}", ref.id()))));
    }

    private Optional<Found> read(String address) {
        String bare = withoutTail(address);
        return forms.stream().flatMap(f -> f.match(bare).stream()).findFirst();
    }

    /** Without a fragment, and without the marks that end a sentence. */
    private static String withoutTail(String address) {
        int fragment = address.indexOf('#');
        String bare = fragment < 0 ? address : address.substring(0, fragment);
        int end = bare.length();
        while (end > 0 && ".,;:!?*_~".indexOf(bare.charAt(end - 1)) >= 0) {
            end--;
        }
        return bare.substring(0, end);
    }
}
