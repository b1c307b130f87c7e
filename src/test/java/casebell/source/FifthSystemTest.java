package casebell.source;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fifth case system is one package beside the four, and one line of the list of kinds: nothing else in the house knows a kind by its name. */
class FifthSystemTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("casebell");

    private static final Path SOURCES = Path.of("src/main/java/casebell/source");

    @Test
    void each_package_of_a_system_is_known_by_the_list_of_kinds_and_by_the_sandbox_that_plays_it() throws IOException {
        for (String system : systems()) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("casebell.source." + system)
                    .and()
                    .doNotHaveFullyQualifiedName("casebell.app.config.SourceKinds")
                    .and()
                    .doNotHaveFullyQualifiedName("casebell.app.wiring.Sandbox")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("casebell.source." + system)
                    .check(HOUSE);
        }
    }

    @Test
    void all_that_a_system_shows_of_itself_is_its_kind() throws IOException {
        for (String system : systems()) {
            classes()
                    .that()
                    .resideInAPackage("casebell.source." + system)
                    .and()
                    .arePublic()
                    .and()
                    .areTopLevelClasses()
                    .should()
                    .haveSimpleNameEndingWith("System")
                    .check(HOUSE);
        }
    }

    @Test
    void the_list_holds_every_system_once() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/main/java/casebell/app/config/SourceKinds.java"));
        String list = String.join(" ", lines);
        assertEquals(4, systems().size());
        for (String system : systems()) {
            long imports = lines.stream()
                    .filter(line -> line.startsWith("import casebell.source." + system + "."))
                    .count();
            assertEquals(1, imports, system);
        }
        assertTrue(list.contains("List.of("));
    }

    private static List<String> systems() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("wire"))
                    .sorted()
                    .toList();
        }
    }
}
