package dev.monitored.benchmarks.pages;

import java.util.SplittableRandom;

/**
 * Calls that arrive and fail by chance, each for itself, counted scrape by scrape.
 */
final class PoissonTraffic implements MinuteSource {

	private static final double SECONDS_PER_HOUR = 3600;

	private final int scrapes;

	private final PoissonDistribution ofGood;

	private final PoissonDistribution ofBad;

	private final SplittableRandom random;

	private int good;

	private int bad;

	/**
	 * Creates traffic. Good and bad calls of one stream of arrivals are two independent
	 * streams.
	 * @param perHour how many calls arrive in an hour on average
	 * @param badShare the probability that a call is bad
	 * @param scrapeSeconds how often they are counted
	 * @param random where chance comes from
	 */
	PoissonTraffic(double perHour, double badShare, int scrapeSeconds, SplittableRandom random) {
		double perScrape = perHour * scrapeSeconds / SECONDS_PER_HOUR;
		this.scrapes = 60 / scrapeSeconds;
		this.ofGood = new PoissonDistribution(perScrape * (1 - badShare));
		this.ofBad = new PoissonDistribution(perScrape * badShare);
		this.random = random;
	}

	@Override
	public void next(int minute) {
		this.good = 0;
		this.bad = 0;
		for (int scrape = 0; scrape < this.scrapes; scrape++) {
			this.good += this.ofGood.draw(this.random);
			this.bad += this.ofBad.draw(this.random);
		}
	}

	@Override
	public int good() {
		return this.good;
	}

	@Override
	public int bad() {
		return this.bad;
	}

}
