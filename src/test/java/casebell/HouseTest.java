package casebell;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the house and its habits. A room that is on no list does not escape: it fails. */
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("casebell");

    private static final Pattern NULL_MARKED = Pattern.compile("(?m)^@NullMarked$");
    private static final String[] JDK = {
        "java.lang..",
        "java.util..",
        "java.time..",
        "java.io..",
        "java.nio..",
        "java.net",
        "java.math..",
        "java.text..",
        "java.security..",
        "javax.crypto..",
        "org.jspecify.."
    };
    private static final String GROUND_OF_SOURCES = "casebell.source.wire..";
    private static final String[] DESKS = {"intake", "review", "escalation", "liaison", "digest"};

    private static final List<Room> ROOMS = List.of(
            room("audit"),
            room("policy")
                    .with("dev.cel..", "com.google.re2j..", "com.fasterxml.jackson..", "org.yaml.snakeyaml..")
                    .with("com.google.common..", "com.google.protobuf..", "org.objectweb.asm.."),
            room("cases").importing("audit"),
            room("intake").importing("cases", "audit"),
            room("review").importing("cases", "audit", "policy"),
            room("escalation").importing("cases", "audit"),
            room("liaison").importing("cases", "audit"),
            room("digest").importing("cases", "audit").with("org.jfree..", "java.awt..", "javax.imageio.."),
            room("store")
                    .importing("audit", "policy", "cases")
                    .importing(DESKS)
                    .with(
                            "java.sql..",
                            "javax.sql..",
                            "org.flywaydb..",
                            "com.zaxxer.hikari..",
                            "com.github.benmanes.caffeine..")
                    .with("com.github.kagkarlsson..", "com.fasterxml.jackson..", "org.slf4j.."),
            room("source")
                    .importing("cases", "intake", "review")
                    .with(
                            "okhttp3..",
                            "okio..",
                            "javax.net.ssl",
                            "kotlin..",
                            "io.github.resilience4j..",
                            "com.github.benmanes.caffeine..")
                    .with("com.fasterxml.jackson..", "org.slf4j.."),
            room("discord").importing("cases").importing(DESKS).with("net.dv8tion.jda.api..", "org.slf4j.."),
            room("sandbox")
                    .with(
                            "io.javalin..",
                            "org.eclipse.jetty..",
                            "jakarta.servlet..",
                            "kotlin..",
                            "com.sun.net.httpserver..",
                            "java.net.http")
                    .with("com.fasterxml.jackson..", "org.slf4j.."),
            room("app").importing("*").with("*.."));

    @Test
    void every_class_is_in_a_known_room() {
        classes()
                .should()
                .resideInAnyPackage(ROOMS.stream().map(Room::packages).toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void every_room_of_the_table_stands() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("src/main/java/casebell"))) {
            assertEquals(
                    ROOMS.stream().map(Room::name).collect(Collectors.toSet()),
                    all.map(p -> p.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void a_room_imports_only_what_the_table_allows() {
        assertAll(ROOMS.stream()
                .map(room -> () -> classes()
                        .that()
                        .resideInAPackage(room.packages())
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(room.allowed())
                        .check(HOUSE)));
    }

    @Test
    void no_package_is_in_a_circle() {
        slices().matching("casebell.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    /** What the case systems share is the ground: {@code source} itself and {@code source.wire}. */
    @Test
    void case_systems_never_see_each_other() {
        slices().matching("casebell.source.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage(GROUND_OF_SOURCES))
                .check(HOUSE);
    }

    @Test
    void the_ground_of_the_case_systems_knows_none_of_them() {
        noClasses()
                .that()
                .resideInAnyPackage("casebell.source", GROUND_OF_SOURCES)
                .should()
                .dependOnClassesThat(resideInAPackage("casebell.source..")
                        .and(not(resideInAnyPackage("casebell.source", GROUND_OF_SOURCES))))
                .check(HOUSE);
    }

    /** A fifth system is a package of its own and one line of that list. */
    @Test
    void outside_of_its_package_a_case_system_is_named_in_one_list_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("casebell.source..")
                .and()
                .doNotHaveFullyQualifiedName("casebell.app.config.SourceKinds")
                .and()
                .resideOutsideOfPackage("casebell.app.wiring..")
                .should()
                .dependOnClassesThat(resideInAPackage("casebell.source..")
                        .and(not(resideInAnyPackage("casebell.source", GROUND_OF_SOURCES))))
                .check(HOUSE);
    }

    @Test
    void the_sandbox_and_the_discord_room_share_nothing() {
        noClasses()
                .that()
                .resideInAPackage("casebell.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("casebell.discord..", "net.dv8tion..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("casebell.discord..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("casebell.sandbox..")
                .check(HOUSE);
    }

    @Test
    void time_comes_from_outside() {
        classes()
                .that()
                .resideOutsideOfPackage("casebell.app..")
                .should(notUse(Pattern.compile("java\\.time\\.\\w+\\.now|java\\.time\\.Clock\\.(system|tick).*"
                        + "|java\\.time\\.InstantSource\\.system|java\\.time\\.ZoneId\\.systemDefault"
                        + "|java\\.lang\\.System\\.currentTimeMillis|java\\.util\\.TimeZone\\.getDefault"
                        + "|java\\.lang\\.Thread\\.sleep|java\\.util\\.concurrent\\.TimeUnit\\.sleep")))
                .check(HOUSE);
    }

    @Test
    void threads_come_from_outside() {
        classes()
                .that()
                .resideOutsideOfPackages("casebell.app..", "casebell.sandbox..")
                .should(notUse(Pattern.compile(
                        "java\\.lang\\.Thread\\.<init>|java\\.util\\.Timer\\.<init>|java\\.util\\.concurrent\\.Executors\\..*"
                                + "|java\\.util\\.concurrent\\.(Scheduled)?ThreadPoolExecutor\\.<init>"
                                + "|java\\.util\\.concurrent\\.ForkJoinPool\\.(<init>|commonPool)")))
                .check(HOUSE);
    }

    @Test
    void only_the_app_speaks_to_the_terminal() {
        classes()
                .that()
                .resideOutsideOfPackage("casebell.app..")
                .should(notUse(Pattern.compile("java\\.lang\\.System\\.(out|err|exit)|.*\\.printStackTrace")))
                .check(HOUSE);
    }

    @Test
    void constructors_take_at_most_six_parameters() {
        classes().should(haveShortConstructors()).check(HOUSE);
    }

    @Test
    void names_say_what_a_thing_is() throws IOException {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl)")
                .check(HOUSE);
        List<Path> named = sources(".java")
                .filter(f -> f.getFileName().toString().matches(".*(Utils?|Helpers?|Managers?|Impl)\\.java"))
                .toList();
        assertEquals(List.of(), named);
    }

    @Test
    void every_package_is_null_marked() throws IOException {
        Set<Path> unmarked = new TreeSet<>();
        for (Path file : sources(".java").filter(f -> f.startsWith("src/main")).toList()) {
            Path info = file.resolveSibling("package-info.java");
            if (!Files.exists(info)
                    || !NULL_MARKED.matcher(Files.readString(info)).find()) {
                unmarked.add(file.getParent());
            }
        }
        assertEquals(Set.of(), unmarked);
    }

    @Test
    void no_file_is_longer_than_400_lines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (String end : List.of(".java", ".js", ".css", ".html", ".sql")) {
            for (Path file : sources(end).toList()) {
                int lines = Files.readAllLines(file).size();
                if (lines > 400) {
                    tooLong.add(file + ": " + lines);
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }

    private static Stream<Path> sources(String end) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src"))) {
            return all.filter(f -> f.toString().endsWith(end)).sorted().toList().stream();
        }
    }

    /** Calls, method references, constructors and fields, as {@code owner.name}. */
    private static ArchCondition<JavaClass> notUse(Pattern forbidden) {
        return new ArchCondition<>("not use " + forbidden) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(use -> forbidden
                                .matcher(use.getTargetOwner().getName() + "."
                                        + use.getTarget().getName())
                                .matches())
                        .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> haveShortConstructors() {
        return new ArchCondition<>("have constructors of at most six parameters") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.isRecord() || type.isAnonymousClass()) {
                    return;
                }
                for (JavaConstructor made : type.getConstructors()) {
                    if (made.getRawParameterTypes().size() - hidden(type) > 6) {
                        events.add(SimpleConditionEvent.violated(made, made.getDescription()));
                    }
                }
            }
        };
    }

    /** The parameters that the compiler adds: name and place of an enum's constant, and what an inner class is inside of. */
    private static int hidden(JavaClass type) {
        if (type.isEnum()) {
            return 2;
        }
        return type.isNestedClass() && !type.getModifiers().contains(STATIC) ? 1 : 0;
    }

    private static Room room(String name) {
        return new Room(name, List.of(), List.of());
    }

    /**
     * A line of the table.
     *
     * @param imports other rooms
     * @param libraries packages of others
     */
    private record Room(String name, List<String> imports, List<String> libraries) {
        Room importing(String... rooms) {
            return new Room(name, joined(imports, rooms), libraries);
        }

        Room with(String... packages) {
            return new Room(name, imports, joined(libraries, packages));
        }

        String packages() {
            return "casebell." + name + "..";
        }

        String[] allowed() {
            Stream<String> rooms = imports.stream().map(r -> "casebell." + r + "..");
            return Stream.of(Stream.of(JDK), Stream.of(packages()), rooms, libraries.stream())
                    .flatMap(s -> s)
                    .toArray(String[]::new);
        }

        private static List<String> joined(List<String> some, String... more) {
            return Stream.concat(some.stream(), Stream.of(more)).toList();
        }
    }
}
