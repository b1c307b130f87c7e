package casebell.sandbox.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.cases.contract.Capability;
import casebell.sandbox.cases.hook.Signature;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contract agrees with itself: every reference leads somewhere, and every example is what its schema says. */
class ContractTest {
    private final CaseApiContract contract = CaseApiContract.shipped();

    @Test
    void every_reference_leads_somewhere() {
        List<JsonNode> references = new ArrayList<>();
        contract.document().findValues("$ref").forEach(references::add);
        assertTrue(references.size() > 100);
        for (JsonNode reference : references) {
            assertFalse(
                    contract.document().at(reference.asText().substring(1)).isMissingNode(),
                    () -> reference + " leads nowhere");
        }
    }

    @Test
    void every_operation_has_examples_for_what_it_takes_and_gives_and_they_are_valid() {
        int examples = 0;
        for (JsonNode operation : contract.operations()) {
            String name = operation.path("operationId").asText();
            assertFalse(operation.path("description").asText().isBlank(), name);
            if (operation.has("requestBody")) {
                examples +=
                        check(name + " request", operation.path("requestBody").path("content"));
            }
            for (var response : operation.path("responses").properties()) {
                JsonNode whole = contract.resolve(response.getValue());
                assertFalse(whole.path("description").asText().isBlank(), name);
                if (whole.has("content")) {
                    examples += check(name + " " + response.getKey(), whole.path("content"));
                }
                for (JsonNode header : whole.path("headers")) {
                    parameter(name, contract.resolve(header));
                }
            }
            for (JsonNode parameter : operation.path("parameters")) {
                parameter(name, contract.resolve(parameter));
            }
        }
        assertTrue(examples > 40, "only " + examples + " examples");
    }

    @Test
    void every_status_in_an_example_is_the_status_of_its_answer() {
        for (JsonNode operation : contract.operations()) {
            for (var response : operation.path("responses").properties()) {
                JsonNode problem = contract.resolve(response.getValue())
                        .path("content")
                        .path("application/problem+json")
                        .path("examples");
                for (JsonNode example : problem) {
                    assertEquals(
                            response.getKey(),
                            example.path("value").path("status").asText());
                }
            }
        }
    }

    @Test
    void every_named_example_and_schema_is_used() {
        String text = contract.document().toString();
        for (String part : List.of("examples", "schemas", "responses", "parameters", "headers")) {
            contract.document()
                    .path("components")
                    .path(part)
                    .fieldNames()
                    .forEachRemaining(name ->
                            assertTrue(text.contains("\"#/components/" + part + "/" + name + "\""), part + " " + name));
        }
    }

    @Test
    void a_wrong_body_is_found() {
        JsonNode schema = contract.document()
                .at("/paths/~1v1~1cases~1{caseId}/get/responses/200/content/application~1json/schema");
        String minimal =
                contract.document().at("/components/examples/CaseMinimal/value").toString();
        assertEquals(List.of(), contract.wrong(schema, minimal));
        assertFalse(
                contract.wrong(schema, minimal.replace("\"open\"", "\"ajar\"")).isEmpty());
        assertFalse(contract.wrong(schema, minimal.replace("\"version\":1", "\"version\":0"))
                .isEmpty());
        assertFalse(contract.wrong(schema, minimal.replace("T09:12:00+02:00", " yesterday"))
                .isEmpty());
        assertFalse(
                contract.wrong(schema, minimal.replace("\"kind\"", "\"sort\"")).isEmpty());
    }

    @Test
    void the_actions_of_the_contract_are_those_of_the_server() {
        TreeSet<String> written = new TreeSet<>();
        contract.document().at("/components/schemas/ActionName/enum").forEach(name -> written.add(name.asText()));
        TreeSet<String> served = new TreeSet<>();
        Capability.every().forEach(known -> served.add(known.action()));
        assertEquals(written, served);
    }

    @Test
    void the_worked_example_of_the_signature_is_right() {
        String prose =
                contract.document().at("/webhooks/caseChanged/post/description").asText();
        String signature = Signature.of(
                "not-a-real-secret",
                1776157920L,
                "{\"event\":\"case.updated\",\"case\":\"4821\",\"version\":8,\"at\":\"2026-04-14T09:12:00Z\"}");
        assertTrue(prose.contains(signature), signature);
    }

    private int check(String where, JsonNode content) {
        int count = 0;
        for (JsonNode media : content) {
            assertFalse(media.path("examples").isEmpty(), where + " has no example");
            for (JsonNode example : media.path("examples")) {
                JsonNode value = contract.resolve(example).path("value");
                assertEquals(List.of(), contract.wrong(media.path("schema"), value.toString()), where + ": " + value);
                count++;
            }
        }
        return count;
    }

    private void parameter(String where, JsonNode parameter) {
        if (parameter.has("example")) {
            assertEquals(
                    List.of(),
                    contract.wrong(
                            parameter.path("schema"), parameter.path("example").toString()),
                    where);
        }
    }
}
