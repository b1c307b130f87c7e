package casebell.liaison;

import casebell.cases.Revised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The contact with one targeted person's office.
 *
 * @param target the platform's account, as {@code source/account}
 * @param contacts who spoke with the office when, and about what; the latest two hundred, oldest first
 * @param promises what was promised, oldest first
 */
public record Dossier(String target, List<Contact> contacts, List<Promise> promises, long revision) implements Revised {
    /** Stands where otherwise the member of staff stands who promised: the policy asked for it. */
    public static final String HOUSE = "casebell";

    private static final int MOST_CONTACTS = 200;

    public Dossier {
        contacts = List.copyOf(contacts);
        promises = List.copyOf(promises);
    }

    /**
     * One contact.
     *
     * @param staffId who spoke for the platform
     * @param note what it was about, in the liaison's words, at most 500 characters, no personal data
     */
    public record Contact(String staffId, Instant at, String note) {}

    /**
     * A promise.
     *
     * @param number 1 for the first of this person
     * @param staffId who promised it, or {@link #HOUSE}
     * @param what what was promised, at most 500 characters
     * @param due until when
     * @param keptAt when it was kept
     */
    public record Promise(int number, String staffId, String what, Instant due, Optional<Instant> keptAt) {
        /** Whether the policy asked for it, and nobody of staff has promised it. */
        public boolean isOfHouse() {
            return staffId.equals(HOUSE);
        }
    }

    static Dossier of(String target) {
        return new Dossier(target, List.of(), List.of(), 0);
    }

    /** Somebody spoke with them, which keeps what the policy asked for. */
    Dossier with(Contact contact) {
        List<Contact> all = new ArrayList<>(contacts);
        all.add(contact);
        return new Dossier(
                target,
                all.subList(Math.max(0, all.size() - MOST_CONTACTS), all.size()),
                kept(p -> p.isOfHouse() && p.keptAt().isEmpty(), contact.at()),
                revision + 1);
    }

    Dossier with(Promise promise) {
        List<Promise> all = new ArrayList<>(promises);
        all.add(promise);
        return new Dossier(target, contacts, all, revision + 1);
    }

    Dossier kept(int number, Instant at) {
        return new Dossier(target, contacts, kept(p -> p.number() == number, at), revision + 1);
    }

    private List<Promise> kept(Predicate<Promise> which, Instant at) {
        return promises.stream()
                .map(p -> which.test(p) ? new Promise(p.number(), p.staffId(), p.what(), p.due(), Optional.of(at)) : p)
                .toList();
    }

    /** Contacts that the policy asked for and nobody has had yet. */
    List<Promise> owed() {
        return promises.stream()
                .filter(p -> p.isOfHouse() && p.keptAt().isEmpty())
                .toList();
    }

    /** Whether somebody has spoken with them since then, or was to. */
    boolean isInTouch(Instant since) {
        return contacts.stream().anyMatch(c -> !c.at().isBefore(since))
                || promises.stream()
                        .filter(Promise::isOfHouse)
                        .anyMatch(p -> !p.keptAt().orElse(p.due()).isBefore(since));
    }

    /** The promise of this number that is not kept yet. */
    public Optional<Promise> open(int number) {
        return promises.stream()
                .filter(p -> p.number() == number && p.keptAt().isEmpty())
                .findFirst();
    }
}
