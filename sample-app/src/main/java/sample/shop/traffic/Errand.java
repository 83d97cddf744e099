package sample.shop.traffic;

import java.util.SplittableRandom;

/**
 * Something that a customer does in each round. It counts in the {@link Tally} what it
 * saw.
 */
interface Errand {

	void run(SplittableRandom random) throws Exception;

}
