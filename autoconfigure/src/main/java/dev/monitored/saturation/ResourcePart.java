package dev.monitored.saturation;

/**
 * What a meter tells about a resource.
 */
enum ResourcePart {

	/**
	 * How much is used.
	 */
	USED,

	/**
	 * How much is not used.
	 */
	FREE,

	/**
	 * The share that is used.
	 */
	SHARE,

	/**
	 * How much can be used.
	 */
	MOST,

	/**
	 * How many threads an executor has before it queues tasks.
	 */
	CORE,

	/**
	 * How many wait.
	 */
	WAITING,

	/**
	 * How many more can wait.
	 */
	ROOM

}
