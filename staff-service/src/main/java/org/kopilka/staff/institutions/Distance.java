package org.kopilka.staff.institutions;

import java.util.Arrays;

/** Levenshtein's distance: the fewest letters to insert, delete or replace. */
final class Distance {

    private Distance() {}

    /** Whether it is at most so much; looks at no more letters than it takes to know. */
    static boolean isWithin(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return false;
        }
        var before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int from = Math.max(1, i - most);
            int to = Math.min(b.length(), i + most);
            var now = new int[b.length() + 1];
            Arrays.fill(now, most + 1);
            now[0] = i;
            int least = from == 1 ? i : most + 1;
            for (int j = from; j <= to; j++) {
                int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
                least = Math.min(least, now[j]);
            }
            if (least > most) {
                return false;
            }
            before = now;
        }
        return before[b.length()] <= most;
    }
}
