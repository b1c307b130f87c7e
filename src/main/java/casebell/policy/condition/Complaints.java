package casebell.policy.condition;

import casebell.policy.facts.Fact;
import casebell.policy.facts.FactTable;
import casebell.policy.text.Findings;
import casebell.policy.text.Node;
import casebell.policy.text.Shown;
import casebell.policy.text.Spelling;
import dev.cel.common.CelIssue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in words of the policy what the compiler has against a condition. */
final class Complaints {
    private static final int MOST = 5;
    private static final Pattern UNDEFINED = Pattern.compile("undefined field '(.*)'");
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.*?)'.*");
    private static final Pattern OVERLOAD =
            Pattern.compile("(?s)found no matching overload for '(.*?)' applied to '(.*?)'.*");
    private static final Pattern METHOD = Pattern.compile("(.*?)[.]\\((.*)\\)");
    private static final Pattern RESULT = Pattern.compile("expected type 'bool' but found '(.*)'");
    private static final Pattern SYNTAX =
            Pattern.compile("(?s)(?:mismatched|extraneous|no viable alternative at) input '(.*?)'.*");
    private static final Pattern MISSING = Pattern.compile("missing (.*?) at '(.*)'");
    private static final Pattern TOKEN = Pattern.compile("(?s)token recognition error at: '(.*)'");
    private static final Map<String, String> TYPES = Map.of(
            "int", "a whole number",
            "double", "a number with a fraction",
            "string", "a text",
            "bool", "yes or no",
            "google.protobuf.Timestamp", "a time",
            "google.protobuf.Duration", "a length of time");

    private final Node.Text text;
    private final String path;
    private final Findings findings;

    Complaints(Node.Text text, String path, Findings findings) {
        this.text = text;
        this.path = path;
        this.findings = findings;
    }

    /** At most the first {@value #MOST}; an error of syntax hides what follows it. */
    void tell(List<CelIssue> issues) {
        for (CelIssue issue : issues.subList(0, Math.min(MOST, issues.size()))) {
            int at = offset(
                    issue.getSourceLocation().getLine(),
                    issue.getSourceLocation().getColumn());
            if (!isTypes(issue.getMessage(), at)) {
                syntax(issue.getMessage(), at);
                return;
            }
        }
    }

    private boolean isTypes(String message, int at) {
        Matcher undefined = UNDEFINED.matcher(message);
        if (undefined.matches()) {
            unknownFact(undefined.group(1), at);
            return true;
        }
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            unknownName(undeclared.group(1), at);
            return true;
        }
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            misfit(overload.group(1), overload.group(2), at);
            return true;
        }
        Matcher result = RESULT.matcher(message);
        if (result.matches()) {
            tell(at, "a condition that gives " + typeName(result.group(1)), "a condition that gives yes or no");
            return true;
        }
        return false;
    }

    private void unknownFact(String field, int dot) {
        String before = text.value().substring(0, Math.min(dot, text.value().length()));
        Matcher chain = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*$").matcher(before);
        String group = chain.find() ? chain.group() : "";
        String list = listOf(group);
        List<String> known = list.isEmpty()
                ? fields(group + ".")
                : FactTable.fieldsOf(list).stream().map(Fact::field).toList();
        String prefix = group.isEmpty() ? "" : group + ".";
        tell(
                dot + 1,
                "the unknown fact " + Shown.quoted(prefix + field),
                "a fact of " + (list.isEmpty() ? group : list) + ": " + String.join(", ", new TreeSet<>(known)),
                Spelling.nearest(field, known).map(name -> prefix + name));
    }

    /** The list over which a loop calls its items by this name; empty when the name is no such one. */
    private String listOf(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return "";
        }
        Matcher loop = Pattern.compile("([A-Za-z.]+)\\.[a-z_]+\\(\\s*" + name + "\\s*,")
                .matcher(text.value());
        return loop.find() ? loop.group(1) : "";
    }

    private static List<String> fields(String prefix) {
        return FactTable.all().stream()
                .filter(f -> !f.isOfItem() && f.name().startsWith(prefix))
                .map(Fact::field)
                .toList();
    }

    private void unknownName(String name, int at) {
        boolean isCall = text.value()
                .substring(Math.min(at, text.value().length()))
                .stripLeading()
                .startsWith("(");
        if (isCall) {
            Set<String> known = Set.of(
                    "has",
                    "signal",
                    "size",
                    "contains",
                    "startsWith",
                    "endsWith",
                    "matches",
                    ConditionReader.MENTIONS,
                    "exists",
                    "all",
                    "exists_one",
                    "filter",
                    "map",
                    "duration",
                    "timestamp",
                    "int",
                    "double",
                    "string");
            tell(
                    at,
                    "the unknown function " + Shown.quoted(name),
                    name.equals("signal")
                            ? "signal(\"name\", fallback) with what an absent score counts as"
                            : "a function of CEL, such as has, signal, size, exists, matches",
                    Spelling.nearest(name, known).filter(n -> !n.equals(name)));
            return;
        }
        Set<String> roots = FactTable.all().stream()
                .map(f -> f.name().replaceAll("[.\\[].*", ""))
                .collect(Collectors.toSet());
        tell(
                at,
                "the unknown name " + Shown.quoted(name),
                "a fact: " + String.join(", ", new TreeSet<>(roots)),
                Spelling.nearest(name, roots));
    }

    private void misfit(String function, String types, int at) {
        String sign = function.replace("_", "").replace("@", "");
        Matcher method = METHOD.matcher(types);
        if (method.matches()) {
            String with = method.group(2).isEmpty() ? "" : " with " + typeNames(method.group(2));
            boolean isMentions = function.equals(ConditionReader.MENTIONS);
            tell(
                    at,
                    "'" + sign + "' of " + typeName(method.group(1)) + with,
                    isMentions ? "a text and a list, such as content.text.mentions(\"spam\")" : "values that it takes");
            return;
        }
        String expected = "two values of one type";
        if (types.equals("(int, double)") || types.equals("(double, int)")) {
            expected =
                    "two values of one type; a score is compared with 1.0 and not with 1, a count with 1 and not with 1.0";
        }
        String found = typeNames(types.replaceAll("^\\(|\\)$", ""));
        tell(at, "'" + sign + "' between " + found, expected);
    }

    private static String typeNames(String types) {
        return Arrays.stream(types.split(", ", -1)).map(Complaints::typeName).collect(Collectors.joining(" and "));
    }

    private static String typeName(String type) {
        return TYPES.getOrDefault(type, type);
    }

    private void syntax(String message, int at) {
        Matcher input = SYNTAX.matcher(message);
        Matcher missing = MISSING.matcher(message);
        Matcher token = TOKEN.matcher(message);
        if (message.contains("recursion limit")) {
            tell(at, "brackets and signs too deep within each other", "a condition with fewer brackets");
        } else if (message.startsWith("For input string")) {
            tell(at, "a number that is too large", "a whole number of at most 18 digits");
        } else if (token.matches()) {
            boolean isText = token.group(1).startsWith("\"") || token.group(1).startsWith("'");
            tell(at, isText ? "a text that is not closed" : "a sign that CEL does not know", "a condition in CEL");
        } else if (missing.matches()) {
            tell(at, token(missing.group(2)), missing.group(1) + " before it");
        } else if (input.matches()) {
            tell(at, token(input.group(1)), "a condition in CEL, such as author.followers > 100000");
        } else {
            tell(at, Shown.quoted(message), "a condition in CEL");
        }
    }

    private static String token(String token) {
        return token.equals("<EOF>")
                ? "the end of the condition, too early"
                : Shown.quoted(token) + " where it does not fit";
    }

    private void tell(int at, String found, String expected) {
        tell(at, found, expected, Optional.empty());
    }

    private void tell(int at, String found, String expected, Optional<String> didYouMean) {
        findings.within(text, at, path, found, expected, didYouMean);
    }

    /** The index of a place that is counted by lines from 1 and code points from 0. */
    private int offset(int line, int column) {
        String value = text.value();
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = value.indexOf('\n', start);
            if (end < 0) {
                break;
            }
            start = end + 1;
        }
        int rest = value.codePointCount(start, value.length());
        return value.offsetByCodePoints(start, Math.max(0, Math.min(column, rest)));
    }
}
