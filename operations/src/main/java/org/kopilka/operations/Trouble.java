package org.kopilka.operations;

/** Why something cannot be done, and what to do about it, in one sentence for whoever asked for it. */
final class Trouble extends RuntimeException {

    Trouble(String sentence) {
        super(sentence);
    }

    Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
