package casebell.policy;

import casebell.policy.text.Excerpt;
import casebell.policy.text.Mistake;
import casebell.policy.text.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a bundle: every {@code *.yaml} of a folder and the folders in it, and every {@code *.txt} of its folder {@code terms}, by name with
 * {@code /}, in the order of their names. What begins with a dot is not looked at.
 */
final class BundleFolder {
    private static final int LARGEST_FILE = 1 << 20;
    private static final int LARGEST_BUNDLE = 8 << 20;
    private static final int MOST_FILES = 200;
    private static final int MOST_LEVELS = 5;

    /** Where lists of terms lie. */
    static final String LISTS = "terms/";
    /** How their names end. */
    static final String LIST = ".txt";

    private final Path folder;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private int size;

    private BundleFolder(Path folder) {
        this.folder = folder;
    }

    static BundleFolder read(Path folder) {
        BundleFolder read = new BundleFolder(folder);
        read.readAll();
        return read;
    }

    /** What is wrong with the folder and its files as such. */
    List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** The texts of the YAML files that are text. */
    Map<String, String> texts() {
        return texts(".yaml");
    }

    /** The texts of the lists of terms, by their names without folder and ending. */
    Map<String, String> lists() {
        Map<String, String> lists = new TreeMap<>();
        texts(LIST)
                .forEach(
                        (name, text) -> lists.put(name.substring(LISTS.length(), name.length() - LIST.length()), text));
        return lists;
    }

    private Map<String, String> texts(String ending) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (name.endsWith(ending)) {
                decode(name, bytes).ifPresent(text -> texts.put(name, text));
            }
        });
        return texts;
    }

    /** {@code sha256:} and the hash of names, lengths and bytes; the same on every machine. */
    String revision() {
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

    private void readAll() {
        if (!Files.isDirectory(folder)) {
            mistake(
                    String.valueOf(folder),
                    Files.exists(folder) ? "a file" : "no such folder",
                    "a folder that holds *.yaml files with rules");
            return;
        }
        try (Stream<Path> all = Files.walk(folder, MOST_LEVELS)) {
            for (Path path : all.filter(this::isOfBundle).sorted().toList()) {
                if (files.size() >= MOST_FILES || size > LARGEST_BUNDLE) {
                    mistake(
                            String.valueOf(folder),
                            "more than " + MOST_FILES + " files or 8 MiB",
                            "a bundle of at most " + MOST_FILES + " files and 8 MiB");
                    return;
                }
                readFile(path);
            }
        } catch (IOException | UncheckedIOException e) {
            mistake(
                    String.valueOf(folder),
                    "a folder that cannot be read",
                    "a folder that this user may read, with all that is in it");
        }
    }

    private boolean isOfBundle(Path path) {
        for (Path part : folder.relativize(path)) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        String name = path.toString();
        boolean isList = name.endsWith(LIST)
                && folder.relativize(path).getName(0).toString().equals(LISTS.substring(0, LISTS.length() - 1));
        return Files.isRegularFile(path) && (isList || name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    private void readFile(Path path) {
        List<String> parts = new ArrayList<>();
        folder.relativize(path).forEach(part -> parts.add(part.toString()));
        String name = String.join("/", parts);
        if (name.endsWith(".yml")) {
            mistake(name, "a file named *.yml, which would not be read", "the ending .yaml");
            return;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                mistake(name, "a file of more than 1 MiB", "a file of at most 1 MiB; split it by topic");
            } else {
                size += bytes.length;
                files.put(name, bytes);
            }
        } catch (IOException e) {
            mistake(name, "a file that cannot be read", "a file that this user may read");
        }
    }

    private Optional<String> decode(String name, byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            int line = 1;
            int good = firstBad(bytes);
            for (int i = 0; i < good; i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            mistakes.add(new Mistake(
                    name,
                    new Place(line, 1),
                    "",
                    "bytes that are not UTF-8",
                    "text in UTF-8",
                    Optional.empty(),
                    Excerpt.NONE));
            return Optional.empty();
        }
    }

    private static int firstBad(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8.newDecoder().decode(in, java.nio.CharBuffer.allocate(bytes.length + 1), true);
        return in.position();
    }

    private void mistake(String name, String found, String expected) {
        mistakes.add(new Mistake(name, Place.START, "", found, expected, Optional.empty(), Excerpt.NONE));
    }
}
