package org.kopilka.bank.practices;

import java.time.LocalDate;
import java.util.List;

/** A text as it was published, for good; citations name its number. */
public record Edition(int number, LocalDate publishedOn, List<Author> authors, Card card) {}
