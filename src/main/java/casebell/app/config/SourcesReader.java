package casebell.app.config;

import casebell.cases.CaseRef;
import casebell.intake.LinkFinder;
import casebell.source.wire.SystemKind;
import casebell.source.wire.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code sources}. */
final class SourcesReader {
    private static final String NAME = "1 to 32 lower-case letters, digits and hyphens, as it stands before a case id";
    private static final String LINK_EXAMPLE = "link-patterns: [\"https://cases.example.org/cases/{id}\"]";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_BODY = 2 << 20;

    private final SecretReader secrets;
    private final Map<String, Integer> linesOfNames = new HashMap<>();
    private final Set<String> templates = new HashSet<>();

    SourcesReader(SecretReader secrets) {
        this.secrets = secrets;
    }

    /** Those without mistakes. */
    List<SourceSettings> read(Section top) {
        List<SourceSettings> sources = new ArrayList<>();
        String example = "sources: [{name: cases, type: http, base-url: https://cases.example.org, link-patterns: …}]";
        for (Section section : top.sections("sources", example)) {
            one(section).ifPresent(sources::add);
        }
        return sources;
    }

    private Optional<SourceSettings> one(Section section) {
        Optional<String> name = name(section);
        SystemKind kind = kind(section);
        section.need("base-url", "the address of the case system's interface", "base-url: https://cases.example.org");
        Optional<URI> base = Web.address(section, "base-url", "base-url: https://cases.example.org", "https", "http");
        Set<String> hosts = consoleHosts(section);
        base.map(Web::hostOf).ifPresent(hosts::add);
        Optional<String> standard = standardLink(kind, base);
        boolean isStandardUnknown = kind.linkPath().isPresent() && base.isEmpty(); // that is told already
        List<LinkFinder.Form> links = links(section, name.orElse("unnamed"), hosts, standard, isStandardUnknown);
        if (kind.needsToken()) {
            section.need("token", "a reference to a secret: env:NAME or file:/path", "token: env:CASEBELL_CASES_TOKEN");
        }
        Optional<Secret> token = secrets.read(section, "token", "token: env:CASEBELL_CASES_TOKEN");
        Optional<Secret> hookSecret = kind.hook()
                .flatMap(hook -> secrets.read(section, "hook-secret", "hook-secret: env:CASEBELL_CASES_HOOK"));
        Duration timeout = section.span("timeout", TIMEOUT, Duration.ofSeconds(1), Duration.ofMinutes(1));
        int maxBody = maxBody(section);
        boolean isDryRun = section.flag("dry-run", false);
        boolean mayBePrivate = section.flag("private-network", false);
        Optional<FollowSettings> follow = FollowReader.read(section);
        Optional<Trust> trust = trust(section);
        int quota = section.whole("daily-quota", 0, 0, 1_000_000);
        section.close();
        if (name.isEmpty() || base.isEmpty()) {
            return Optional.empty();
        }
        boolean isPrivate = mayBePrivate || Web.isLoopback(Web.hostOf(base.get()));
        return Optional.of(new SourceSettings(
                name.get(),
                kind,
                base.get(),
                links,
                token,
                hookSecret,
                timeout,
                maxBody,
                isDryRun,
                isPrivate,
                follow,
                trust,
                quota));
    }

    /** Where the links of a kind always stand; they need not be configured then. */
    private static Optional<String> standardLink(SystemKind kind, Optional<URI> base) {
        return base.flatMap(b ->
                kind.linkPath().map(path -> b.resolve("/").toString().replaceFirst("/$", "") + path));
    }

    private Optional<String> name(Section section) {
        Optional<Node.Text> text = section.needed("name", NAME, "name: cases");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String name = text.get().value();
        Place place = text.get().place();
        if (!CaseRef.isValid(name, "1")) {
            section.wrong(place, "name", text.get().word(), NAME, "name: cases");
            return Optional.empty();
        }
        Integer before = linesOfNames.putIfAbsent(name, place.line());
        if (before != null) {
            String found = text.get().word() + ", which the source in line " + before + " is named already";
            section.wrong(place, "name", found, "a name of its own for each source", "name: " + name + "-2");
        }
        return Optional.of(name);
    }

    private static SystemKind kind(Section section) {
        String expected = SourceKinds.inWords();
        Optional<Node.Text> text = section.text("type", expected, "type: http");
        Optional<SystemKind> kind = text.flatMap(t -> SourceKinds.find(t.value()));
        if (text.isPresent() && kind.isEmpty()) {
            section.wrong(text.get().place(), "type", text.get().word(), expected, "type: http");
        }
        return kind.orElse(SourceKinds.ALL.get(0));
    }

    private static Set<String> consoleHosts(Section section) {
        Set<String> hosts = new HashSet<>();
        String expected = "the bare names of hosts that only appear in links and are never called";
        String example = "console-hosts: [console.example.org]";
        for (Node.Text text : section.texts("console-hosts", expected, example)) {
            if (Web.isHost(text.value())) {
                hosts.add(text.value().toLowerCase(Locale.ROOT));
            } else {
                section.wrong(text.place(), "console-hosts", text.word(), expected, example);
            }
        }
        return hosts;
    }

    private List<LinkFinder.Form> links(
            Section section, String source, Set<String> hosts, Optional<String> standard, boolean isStandardUnknown) {
        boolean hostsAreKnown = section.has("base-url") && !hosts.isEmpty();
        String expected = "addresses with {id} in their path or query";
        List<LinkFinder.Form> forms = new ArrayList<>();
        List<Node.Text> texts = section.texts("link-patterns", expected, LINK_EXAMPLE);
        if (texts.isEmpty() && standard.isPresent()) {
            templates.add(standard.get());
            forms.add(new LinkFinder.Form(source, standard.get()));
        } else if (texts.isEmpty() && !isStandardUnknown) {
            section.wrong(section.place("link-patterns"), "link-patterns", "no pattern", expected, LINK_EXAMPLE);
        }
        for (Node.Text text : texts) {
            form(section, source, text).ifPresent(form -> {
                checkHost(section, text, hosts, hostsAreKnown);
                if (!templates.add(form.template())) {
                    String found = text.word() + ", which stands here already";
                    section.wrong(text.place(), "link-patterns", found, "each pattern once, in one source", "");
                }
                forms.add(form);
            });
        }
        return forms;
    }

    private static Optional<LinkFinder.Form> form(Section section, String source, Node.Text text) {
        try {
            return Optional.of(new LinkFinder.Form(source, text.value()));
        } catch (IllegalArgumentException e) {
            section.wrong(
                    text.place(),
                    "link-patterns",
                    text.word(),
                    "an address with {id} in its path or query",
                    LINK_EXAMPLE);
            return Optional.empty();
        }
    }

    private static void checkHost(Section section, Node.Text text, Set<String> hosts, boolean hostsAreKnown) {
        URI link = URI.create(text.value().replaceAll("[^A-Za-z0-9:/.\\[\\]-]", "_"));
        String host = Web.hostOf(link);
        if (hostsAreKnown && !hosts.contains(host)) {
            String found = text.word() + ", whose host is not that of base-url";
            String expected =
                    "a host of: " + String.join(", ", hosts.stream().sorted().toList())
                            + "; when the web console has a host of its own, name it in console-hosts";
            section.wrong(text.place(), "link-patterns", found, expected, "console-hosts: [" + host + "]");
        }
    }

    private static Optional<Trust> trust(Section section) {
        String expected =
                "a file with certificates in PEM form, those of the authorities that sign for this case system";
        Optional<Node.Text> text = section.text("trust", expected, "trust: config/our-ca.pem");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Trust.of(Path.of(text.get().value())));
        } catch (IOException | InvalidPathException e) {
            String found = text.get().word() + ": " + e.getMessage();
            section.wrong(text.get().place(), "trust", found, expected, "trust: config/our-ca.pem");
            return Optional.empty();
        }
    }

    private static int maxBody(Section section) {
        String expected = "a size from 1KiB to 64MiB, written like 512KiB or 2MiB";
        Optional<Node.Text> text = section.text("max-body", expected, "max-body: 2MiB");
        Optional<Integer> size = text.flatMap(t -> Amount.size(t.value()))
                .filter(bytes -> bytes >= 1 << 10 && bytes <= 64L << 20)
                .map(Long::intValue);
        if (text.isPresent() && size.isEmpty()) {
            section.wrong(text.get().place(), "max-body", text.get().word(), expected, "max-body: 2MiB");
        }
        return size.orElse(MAX_BODY);
    }
}
