package casebell.liaison;

import casebell.cases.Ledger;

/** Keeps the dossiers, by target as {@code source/account}. */
public interface LiaisonStore extends Ledger<String, Dossier> {}
