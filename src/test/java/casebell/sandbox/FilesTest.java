package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.utils.AttachedFile;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files go up and come down again. */
class FilesTest {
    private static final byte[] BYTES = "the figures".getBytes(StandardCharsets.UTF_8);
    private static Joined joined;
    private static TextChannel room;

    @BeforeAll
    static void the_bot_joins() {
        joined = Joined.now();
        room = joined.channel("digest");
    }

    @AfterAll
    static void it_leaves() {
        joined.close();
    }

    private static HttpResponse<byte[]> get(String url) throws Exception {
        return Joined.HTTP.send(
                HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void a_file_comes_down_as_it_went_up() throws Exception {
        Message sent = room.sendFiles(FileUpload.fromData(BYTES, "week 12.csv").setDescription("the week"))
                .complete();
        Message.Attachment file = sent.getAttachments().get(0);
        assertEquals("week_12.csv", file.getFileName());
        assertEquals("the week", file.getDescription());
        assertEquals(BYTES.length, file.getSize());
        assertArrayEquals(BYTES, get(file.getUrl()).body());
        assertArrayEquals(BYTES, file.getProxy().download().get().readAllBytes());
        assertEquals(404, get(file.getUrl() + "x").statusCode());
    }

    @Test
    void a_page_that_was_sent_is_never_shown_as_a_page() throws Exception {
        Message sent = room.sendFiles(
                        FileUpload.fromData("<script>1</script>".getBytes(StandardCharsets.UTF_8), "a.html"))
                .complete();
        HttpResponse<byte[]> answer = get(sent.getAttachments().get(0).getUrl());
        assertEquals(
                "application/octet-stream",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                "nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
    }

    @Test
    void an_embed_shows_a_file_that_came_with_it() {
        Message sent = room.sendFiles(FileUpload.fromData(BYTES, "chart.png"))
                .addEmbeds(new EmbedBuilder()
                        .setImage("attachment://chart.png")
                        .setFooter("f", "attachment://chart.png")
                        .build())
                .complete();
        String url = sent.getAttachments().get(0).getUrl();
        assertEquals(url, sent.getEmbeds().get(0).getImage().getUrl());
        assertEquals(url, sent.getEmbeds().get(0).getImage().getProxyUrl());
        assertEquals(url, sent.getEmbeds().get(0).getFooter().getIconUrl());
    }

    @Test
    void an_edit_keeps_adds_and_drops_files() {
        Message sent = room.sendFiles(FileUpload.fromData(BYTES, "a.txt"), FileUpload.fromData(BYTES, "b.txt"))
                .complete();
        assertEquals(
                2, sent.editMessage("same files").complete().getAttachments().size());
        Message edited = sent.editMessageAttachments(
                        AttachedFile.fromAttachment(sent.getAttachments().get(1)), FileUpload.fromData(BYTES, "c.txt"))
                .complete();
        assertEquals(
                java.util.List.of("b.txt", "c.txt"),
                edited.getAttachments().stream()
                        .map(Message.Attachment::getFileName)
                        .toList());
        assertTrue(sent.editMessageAttachments()
                .setContent("none")
                .complete()
                .getAttachments()
                .isEmpty());
    }

    @Test
    void a_file_that_is_too_large_is_refused() {
        byte[] large = new byte[10_485_761];
        assertEquals(
                40005,
                Joined.code(() ->
                        room.sendFiles(FileUpload.fromData(large, "large.bin")).complete()));
    }
}
