package casebell.liaison;

import casebell.cases.Role;
import java.util.Set;

/** What the liaison desk answers. */
public sealed interface Noted {
    /** It stands in the dossier. */
    record Done(Dossier dossier) implements Noted {}

    /** This person may not. */
    record NotAllowed(Set<Role> whoMay) implements Noted {}

    /** What was written cannot be kept; the text says why and what would do. */
    record Unfit(String why) implements Noted {}
}
