package casebell.liaison;

import casebell.cases.Role;
import java.util.Set;

/** What the liaison desk answers. */
public sealed interface Noted {
    /** It stands in the dossier. */
    record Done(Dossier dossier) implements Noted {}

    /** What stands in the dossier, and what became of the cases. */
    record Shown(Dossier dossier, CaseSheet.Sheet sheet) implements Noted {
        /** Whether nothing at all is known about the person. */
        public boolean isEmpty() {
            return sheet.cases() == 0
                    && dossier.contacts().isEmpty()
                    && dossier.promises().isEmpty();
        }
    }

    /** This person may not. */
    record NotAllowed(Set<Role> whoMay) implements Noted {}

    /** What was written cannot be kept; the text says why and what would do. */
    record Unfit(String why) implements Noted {}
}
