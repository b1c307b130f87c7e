package casebell.policy;

import java.nio.file.Path;

/** Reads bundles one after the other and says of each, on a line, what was found first. Run by {@link SmallHeapTest} with little memory. */
final class ReadBundles {
    private ReadBundles() {}

    public static void main(String[] folders) {
        for (String folder : folders) {
            PolicyReader.Read read = PolicyReader.read(Path.of(folder));
            String found = read instanceof PolicyReader.Read.Refused refused
                    ? refused.mistakes().get(0).found()
                    : "ready";
            System.out.println(Path.of(folder).getFileName() + ": " + found);
        }
    }
}
