package casebell.policy;

import casebell.policy.text.Excerpt;
import casebell.policy.text.Mistake;
import casebell.policy.text.Place;
import casebell.policy.text.Shown;
import casebell.policy.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a bundle: every {@code *.yaml} of a folder and the folders in it, and every {@code *.txt} of its folder {@code terms}, by name with
 * {@code /}, in the order of their names. What begins with a dot is not looked at.
 *
 * <p>A file that looks as if it belonged to the bundle and would not be read is a mistake, never passed over: a rule that nobody applies is worse than a bundle that is refused. A name
 * holds only letters of ASCII, digits, {@code .}, {@code _}, {@code -} and spaces, because a machine with another locale reads other names, and so another
 * revision, of the same folder. Links are not followed out of the folder, and nothing but plain files is opened: a pipe would be waited for.
 */
final class BundleFolder {
    private static final int LARGEST_FILE = 1 << 20;
    private static final int LARGEST_BUNDLE = 8 << 20;
    private static final int MOST_FILES = 200;
    private static final int MOST_LEVELS = 5;
    /** The most files and folders of all kinds; the bundle of a team lies in a folder of its own. */
    private static final int MOST_ENTRIES = 10_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_. -]+(/[A-Za-z0-9_. -]+)*");
    private static final Pattern ENDING = Pattern.compile("\\.(yaml|yml|txt)$", Pattern.CASE_INSENSITIVE);

    /** Where lists of terms lie. */
    static final String LISTS = "terms/";
    /** How their names end. */
    static final String LIST = ".txt";

    private final Path folder;
    /** The folder itself, whatever links lead to it. */
    private Path root;

    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, Path> found = new TreeMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private int size;

    private BundleFolder(Path folder) {
        this.folder = folder;
        root = folder;
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
        try {
            root = folder.toRealPath();
            Files.walkFileTree(root, Set.of(), MOST_LEVELS, new Visitor());
        } catch (IOException e) {
            mistake(
                    String.valueOf(folder),
                    "a folder that cannot be read",
                    "a folder that this user may read, with all that is in it");
        }
        for (Map.Entry<String, Path> each : found.entrySet()) {
            if (files.size() >= MOST_FILES || size > LARGEST_BUNDLE) {
                mistake(
                        String.valueOf(folder),
                        "more than " + MOST_FILES + " files or 8 MiB",
                        "a bundle of at most " + MOST_FILES + " files and 8 MiB");
                return;
            }
            readFile(each.getKey(), each.getValue());
        }
    }

    /** Gathers the files of the bundle, and names what looks like one and is none. */
    private final class Visitor extends SimpleFileVisitor<Path> {
        private int entries;

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            if (path.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            if (isHidden(path)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (ENDING.matcher(path.toString()).find()) {
                mistake(shown(path), "a folder that is named like a file", "a file, or a folder with another name");
            }
            return counted();
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
            if (!isHidden(path)) {
                look(path, attributes);
            }
            return counted();
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            mistake(shown(path), "something that cannot be read", "files and folders that this user may read");
            return counted();
        }

        private FileVisitResult counted() {
            if (++entries <= MOST_ENTRIES && found.size() <= MOST_FILES && mistakes.size() < MOST_FILES) {
                return FileVisitResult.CONTINUE;
            }
            if (entries > MOST_ENTRIES) {
                mistake(
                        String.valueOf(folder),
                        "more than " + MOST_ENTRIES + " files and folders",
                        "a folder of its own for the bundle");
            }
            return FileVisitResult.TERMINATE;
        }

        private void look(Path path, BasicFileAttributes attributes) throws IOException {
            if (attributes.isDirectory()) {
                mistake(
                        shown(path),
                        "a folder more than " + (MOST_LEVELS - 1) + " deep, which would not be read",
                        "folders at most " + (MOST_LEVELS - 1) + " deep");
            } else if (attributes.isSymbolicLink() && !isInside(path)) {
                mistake(shown(path), "a link that leads out of the folder or to nothing", "the file itself");
            } else if (attributes.isSymbolicLink() && Files.isDirectory(path)) {
                mistake(shown(path), "a link to a folder, which would not be read", "the folder itself");
            } else if (isOfBundle(path)) {
                take(path);
            }
        }

        private boolean isInside(Path link) throws IOException {
            return Files.exists(link) && link.toRealPath().startsWith(root);
        }
    }

    private static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }

    /** By its ending, however that is written; a text that lies elsewhere than in {@code terms} is none of the bundle. */
    private boolean isOfBundle(Path path) {
        String name = name(path);
        Matcher ending = ENDING.matcher(name);
        return ending.find() && (!ending.group(1).equalsIgnoreCase("txt") || name.startsWith(LISTS));
    }

    private void take(Path path) {
        String name = name(path);
        String ending = name.substring(name.lastIndexOf('.'));
        String right = ending.equalsIgnoreCase(LIST) ? LIST : ".yaml";
        if (!Files.isRegularFile(path)) {
            mistake(shown(path), "a pipe, a device or something else that is no plain file", "a plain file");
        } else if (!NAME.matcher(name).matches()) {
            mistake(
                    shown(path),
                    "a name that is not the same on every machine",
                    "a name of the letters a to z and A to Z, digits, '.', '_', '-' and spaces");
        } else if (!ending.equals(right)) {
            mistake(name, "a file named *" + ending + ", which would not be read", "the ending " + right);
        } else {
            found.put(name, path);
        }
    }

    private String name(Path path) {
        List<String> parts = new ArrayList<>();
        root.relativize(path).forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }

    private String shown(Path path) {
        return Shown.plain(name(path));
    }

    private void readFile(String name, Path path) {
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
        Optional<String> text = Utf8.text(bytes);
        if (text.isEmpty()) {
            mistakes.add(new Mistake(
                    name,
                    new Place(Utf8.endOf(Utf8.beginning(bytes)).line(), 1),
                    "",
                    "bytes that are not UTF-8",
                    "text in UTF-8",
                    Optional.empty(),
                    Excerpt.NONE));
        }
        return text;
    }

    private void mistake(String name, String found, String expected) {
        mistakes.add(new Mistake(name, Place.START, "", found, expected, Optional.empty(), Excerpt.NONE));
    }
}
