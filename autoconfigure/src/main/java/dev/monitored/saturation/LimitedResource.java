package dev.monitored.saturation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The resources that have a limit, and the meters that tell how full they are. None of
 * these meters is ours but those of the memory. CPUs are not among the resources, because
 * the gauge of their usage measures since it was read last: each reader would spoil it
 * for the next one.
 */
enum LimitedResource {

	/**
	 * Connections of a pool of Hikari.
	 */
	JDBC_POOL("pool", "pool",
			Map.of("hikaricp.connections.active", ResourcePart.USED, "hikaricp.connections.max", ResourcePart.MOST,
					"hikaricp.connections.pending", ResourcePart.WAITING)),

	/**
	 * Connections of a pool of R2DBC.
	 */
	R2DBC_POOL("pool", "name",
			Map.of("r2dbc.pool.acquired", ResourcePart.USED, "r2dbc.pool.max.allocated", ResourcePart.MOST,
					"r2dbc.pool.pending", ResourcePart.WAITING)),

	/**
	 * Threads of a connector of Tomcat.
	 */
	TOMCAT("threads", "name",
			Map.of("tomcat.threads.busy", ResourcePart.USED, "tomcat.threads.config.max", ResourcePart.MOST)),

	/**
	 * Threads of Jetty.
	 */
	JETTY("threads", "jetty", null, List.of(),
			Map.of("jetty.threads.busy", ResourcePart.USED, "jetty.threads.config.max", ResourcePart.MOST)),

	/**
	 * Threads of an executor.
	 */
	EXECUTOR("executor", "name",
			Map.of("executor.active", ResourcePart.USED, "executor.pool.max", ResourcePart.MOST, "executor.pool.core",
					ResourcePart.CORE, "executor.queued", ResourcePart.WAITING, "executor.queue.remaining",
					ResourcePart.ROOM)),

	/**
	 * Tasks that wait for a thread of an executor.
	 */
	QUEUE("queue", "name", Map.of("executor.queued", ResourcePart.USED, "executor.queue.remaining", ResourcePart.FREE)),

	/**
	 * Files and sockets that are open.
	 */
	FILE_DESCRIPTORS("file-descriptors", List.of(),
			Map.of("process.files.open", ResourcePart.USED, "process.files.max", ResourcePart.MOST)),

	/**
	 * Memory of the control group that limits the process.
	 */
	MEMORY("memory", List.of(),
			Map.of("process.memory.working.set", ResourcePart.USED, "process.memory.limit", ResourcePart.MOST)),

	/**
	 * The old generation after a collection.
	 */
	HEAP("heap", List.of(Tag.of("area", "heap")), Map.of("jvm.memory.usage.after.gc", ResourcePart.SHARE)),

	/**
	 * Memory of classes.
	 */
	METASPACE("metaspace", List.of(Tag.of("id", "Metaspace")),
			Map.of("jvm.memory.used", ResourcePart.USED, "jvm.memory.max", ResourcePart.MOST)),

	/**
	 * Memory of classes that are compressed.
	 */
	CLASS_SPACE("class-space", List.of(Tag.of("id", "Compressed Class Space")),
			Map.of("jvm.memory.used", ResourcePart.USED, "jvm.memory.max", ResourcePart.MOST));

	/**
	 * What schedulers run later counts as waiting, and their threads are few.
	 */
	private static final String SCHEDULER = "schedul";

	/**
	 * The resources by the names of their meters: most meters tell nothing about one.
	 */
	private static final Map<String, List<LimitedResource>> BY_METER = byMeter();

	private final String kind;

	private final String only;

	private final @Nullable String label;

	private final List<Tag> tags;

	private final Map<String, ResourcePart> meters;

	LimitedResource(String kind, String label, Map<String, ResourcePart> meters) {
		this(kind, kind, label, List.of(), meters);
	}

	LimitedResource(String kind, List<Tag> tags, Map<String, ResourcePart> meters) {
		this(kind, kind, null, tags, meters);
	}

	LimitedResource(String kind, String only, @Nullable String label, List<Tag> tags,
			Map<String, ResourcePart> meters) {
		this.kind = kind;
		this.only = only;
		this.label = label;
		this.tags = tags;
		this.meters = meters;
	}

	String kind() {
		return this.kind;
	}

	/**
	 * Returns the resources that a meter tells something about.
	 * @param id the meter
	 * @return the resources
	 */
	static List<LimitedResource> of(Meter.Id id) {
		List<LimitedResource> told = new ArrayList<>();
		for (LimitedResource resource : BY_METER.getOrDefault(id.getName(), List.of())) {
			if (resource.isToldBy(id)) {
				told.add(resource);
			}
		}
		return told;
	}

	/**
	 * Returns what a meter tells.
	 * @param id a meter that tells something
	 * @return the part
	 */
	ResourcePart part(Meter.Id id) {
		ResourcePart part = this.meters.get(id.getName());
		if (part == null) {
			throw new IllegalArgumentException(id.getName());
		}
		return part;
	}

	/**
	 * Returns the name of the resource among those of its kind.
	 * @param id a meter that tells something about it
	 * @return the name
	 */
	String name(Meter.Id id) {
		String name = (this.label != null) ? id.getTag(this.label) : null;
		return (name != null) ? name : this.only;
	}

	private boolean isToldBy(Meter.Id id) {
		return id.getTags().containsAll(this.tags) && !isScheduler(id);
	}

	private static Map<String, List<LimitedResource>> byMeter() {
		Map<String, List<LimitedResource>> resources = new HashMap<>();
		for (LimitedResource resource : values()) {
			for (String meter : resource.meters.keySet()) {
				List<LimitedResource> told = resources.get(meter);
				if (told == null) {
					told = new ArrayList<>();
					resources.put(meter, told);
				}
				told.add(resource);
			}
		}
		return resources;
	}

	private boolean isScheduler(Meter.Id id) {
		return (this == EXECUTOR || this == QUEUE) && name(id).toLowerCase(Locale.ROOT).contains(SCHEDULER);
	}

}
