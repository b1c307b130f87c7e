package casebell.review.news;

import casebell.review.ReviewBoard;

/** Where the team reads how many new cases got no card of their own. */
public interface NewsBoard {
    /** What is said about them. */
    String words(News news);

    /** Draws it, and calls nobody. The same news and edition are posted once. */
    ReviewBoard.Drawing draw(News news);
}
