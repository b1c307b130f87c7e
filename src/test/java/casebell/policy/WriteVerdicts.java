package casebell.policy;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Says what the verdicts of all tests of the shipped policy come to. Run by {@link SameBytesTest} on machines that are set up differently. */
final class WriteVerdicts {
    private WriteVerdicts() {}

    public static void main(String[] none) throws NoSuchAlgorithmException {
        System.out.println(digest());
    }

    /** How many verdicts, the revision of the policy, and the hash of all bytes. */
    static String digest() throws NoSuchAlgorithmException {
        PolicyReader.Read.Ready ready = (PolicyReader.Read.Ready) PolicyReader.read(Path.of("config/policy"));
        MessageDigest all = MessageDigest.getInstance("SHA-256");
        ready.tests().examples().forEach(example -> {
            all.update(ready.policy().evaluate(example.facts()).toJsonBytes());
            all.update(ready.policy().decideAsJson(example.facts()));
        });
        return ready.tests().tests() + " verdicts of " + ready.policy().revision() + ": "
                + HexFormat.of().formatHex(all.digest());
    }
}
