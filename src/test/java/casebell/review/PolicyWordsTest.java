package casebell.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.cases.Role;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy's words for what the rest of the house knows too, because it imports nothing of it. */
class PolicyWordsTest {
    @TempDir
    private Path folder;

    @Test
    void a_policy_can_ask_for_every_role_of_the_house() throws IOException {
        String roles = Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));
        Files.writeString(folder.resolve("rules.yaml"), """
                categories: {spam: Spam}
                rules:
                  - {id: spam, title: Spam, category: spam, severity: low, when: 'true', seniors: [%s]}
                """.formatted(roles));
        Policy policy = Assertions.assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(folder))
                .policy();
        assertEquals(1, policy.size());
    }
}
