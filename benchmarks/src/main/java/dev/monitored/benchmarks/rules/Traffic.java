package dev.monitored.benchmarks.rules;

/**
 * The work that the instances of the fleet do: a day's wave, a quicker one that differs
 * from instance to instance, and some instances that do more than others.
 */
final class Traffic {

	/**
	 * When all counters were zero, in seconds since 1970.
	 */
	static final long ORIGIN = 1_700_000_000L;

	private static final double DAY = 2 * Math.PI / 86_400;

	private static final double QUICK = 2 * Math.PI / 437;

	private Traffic() {
	}

	/**
	 * Returns the work of an instance since the origin. Its speed lies between 0.2 and
	 * 2.6, and is 1.2 on average.
	 * @param instance the number of the instance
	 * @param time seconds since 1970
	 * @return seconds of work at speed 1
	 */
	static double work(int instance, double time) {
		double age = time - ORIGIN;
		double phase = instance;
		double wave = age - 0.5 / DAY * (Math.cos(DAY * age) - 1)
				- 0.3 / QUICK * (Math.cos(QUICK * age + phase) - Math.cos(phase));
		return (1 + instance % 5 * 0.1) * wave;
	}

}
