package casebell.policy;

import casebell.policy.facts.FactTable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a bundle: every {@code *.yaml} of a folder. All mistakes are named at once; only a bundle without any can be used. */
public final class PolicyReader {
    private static final int LARGEST = 1 << 20;
    private static final int LONGEST_CONDITION = 4000;
    private static final Set<String> KEYS = Set.of(
            "id",
            "title",
            "severity",
            "when",
            "actions",
            "approvals",
            "seniors",
            "decide-within",
            "escalate",
            "public-interest",
            "source");
    private static final Set<String> ROOTS = Set.of(
            "case",
            "content",
            "author",
            "target",
            "reach",
            "signals",
            "labels",
            "reports",
            "actions",
            "followerChange",
            "surge",
            "history");
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\w.\"'])(case|content|author|target|reach|followerChange|surge|history)\\.(\\w+)");

    private final CelCompiler compiler;
    private final CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
    private final YAMLMapper yaml = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private final List<String> mistakes = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private PolicyReader() {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("now", SimpleType.TIMESTAMP)
                .setResultType(SimpleType.BOOL);
        ROOTS.forEach(root -> builder.addVar(root, SimpleType.DYN));
        compiler = builder.build();
    }

    /** What came of reading. */
    public sealed interface Read {
        /** A policy to work with. */
        record Ready(Policy policy) implements Read {}

        /** What is wrong, one line each, with file and rule. */
        record Refused(List<String> mistakes) implements Read {}
    }

    /** Reads a folder. */
    public static Read read(Path folder) {
        return new PolicyReader().readFolder(folder);
    }

    private Read readFolder(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
                byte[] bytes = Files.readAllBytes(path);
                if (bytes.length > LARGEST) {
                    mistakes.add(path + ": larger than 1 MiB; split it");
                } else {
                    files.put(String.valueOf(path.getFileName()), bytes);
                }
            }
        } catch (IOException e) {
            return new Read.Refused(
                    List.of(folder + ": this folder cannot be read; name a folder that holds *.yaml files with rules"));
        }
        files.forEach(this::readFile);
        if (rules.isEmpty() && mistakes.isEmpty()) {
            mistakes.add(folder + ": no rule was found; a file begins with 'rules:'");
        }
        return mistakes.isEmpty()
                ? new Read.Ready(new Policy(String.valueOf(folder.getFileName()), revision(files), rules))
                : new Read.Refused(mistakes);
    }

    private void readFile(String file, byte[] bytes) {
        try {
            JsonNode whole = yaml.readTree(bytes);
            whole.fieldNames().forEachRemaining(key -> {
                if (!key.equals("rules")) {
                    mistakes.add(file + ": unknown key '" + key + "'; a file holds only 'rules'");
                }
            });
            int number = 0;
            for (JsonNode node : whole.path("rules")) {
                readRule(file + ", rule " + ++number, node);
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            mistakes.add(file + ":" + line + ": "
                    + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("not YAML"));
        } catch (IOException e) {
            mistakes.add(file + ": cannot be read");
        }
    }

    private void readRule(String at, JsonNode node) {
        String place = at + " (" + node.path("id").asText("without id") + ")";
        int before = mistakes.size();
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                mistakes.add(place + ": unknown key '" + key + "'; known are "
                        + String.join(", ", KEYS.stream().sorted().toList()));
            }
        });
        String id = text(place, node, "id");
        if (!id.matches("[a-z]+([.-][a-z0-9]+)*") || !ids.add(id)) {
            mistakes.add(
                    place + ": an id is unique, in lower case with dots and hyphens, such as violent-threat.direct");
        }
        String severity = text(place, node, "severity");
        if (!Policy.SEVERITIES.contains(severity)) {
            mistakes.add(place + ": severity is one of " + Policy.SEVERITIES + ", found '" + severity + "'");
        }
        Optional<CelRuntime.Program> program = compile(place, text(place, node, "when"));
        List<Verdict.Action> actions = new ArrayList<>();
        for (JsonNode each : node.path("actions")) {
            actions.add(new Verdict.Action(
                    each.isTextual() ? each.asText() : text(place, each, "do"),
                    duration(place, each, "for"),
                    Optional.ofNullable(each.path("notice").asText(null))));
        }
        Optional<Verdict.Escalation> escalation = node.has("escalate")
                ? Optional.of(new Verdict.Escalation(
                        node.path("escalate").path("ladder").asText("default"),
                        text(place, node.path("escalate"), "ask"),
                        duration(place, node.path("escalate"), "within").orElse(Duration.ofHours(1))))
                : Optional.empty();
        List<String> seniors = new ArrayList<>();
        node.path("seniors").forEach(s -> seniors.add(s.asText()));
        Rule rule = new Rule(
                id,
                text(place, node, "title"),
                severity,
                node.path("when").asText(""),
                program.orElseGet(() -> compile("", "false").orElseThrow()),
                actions,
                Math.max(1, node.path("approvals").asInt(1)),
                seniors,
                duration(place, node, "decide-within"),
                escalation,
                Optional.ofNullable(node.path("public-interest").asText(null)),
                Optional.ofNullable(node.path("source").asText(null)));
        if (mistakes.size() == before) {
            rules.add(rule);
        }
    }

    private String text(String place, JsonNode node, String key) {
        String value = node.path(key).asText("");
        if (value.isBlank() || value.length() > LONGEST_CONDITION) {
            mistakes.add(place + ": '" + key + "' is needed, a text of at most " + LONGEST_CONDITION + " characters");
        }
        return value.strip();
    }

    private Optional<Duration> duration(String place, JsonNode node, String key) {
        if (!node.hasNonNull(key)) {
            return Optional.empty();
        }
        String value = node.path(key).asText();
        try {
            return Optional.of(
                    value.endsWith("d")
                            ? Duration.ofDays(Long.parseLong(value.substring(0, value.length() - 1)))
                            : Duration.parse("PT" + value));
        } catch (DateTimeException | NumberFormatException e) {
            mistakes.add(place + ": '" + key + "' is a duration such as 30m, 4h or 7d, found '" + value + "'");
            return Optional.empty();
        }
    }

    private Optional<CelRuntime.Program> compile(String place, String condition) {
        Matcher mentions = MENTION.matcher(condition);
        while (mentions.find()) {
            String fact = mentions.group(1) + "." + mentions.group(2);
            if (FactTable.find(fact).isEmpty()) {
                mistakes.add(place + ": there is no fact '" + fact + "'; " + mentions.group(1) + " has "
                        + String.join(
                                ", ",
                                FactTable.all().stream()
                                        .filter(f -> f.root().equals(mentions.group(1)) && !f.isOfItem())
                                        .map(f -> f.field())
                                        .toList()));
            }
        }
        try {
            return Optional.of(runtime.createProgram(compiler.compile(condition).getAst()));
        } catch (CelValidationException e) {
            mistakes.add(place + ": the condition cannot be used.\n" + e.getMessage());
        } catch (CelEvaluationException e) {
            mistakes.add(place + ": the condition cannot be planned");
        }
        return Optional.empty();
    }

    private static String revision(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, bytes) -> {
                digest.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
