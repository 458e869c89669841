package org.kopilka.bank.practices;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** A text as it was published, for good; citations name its number. */
public record Edition(int number, LocalDate publishedOn, List<Author> authors, Card card) {

    Edition with(Author author) {
        return new Edition(
                number,
                publishedOn,
                Stream.concat(authors.stream(), Stream.of(author)).toList(),
                card);
    }
}
