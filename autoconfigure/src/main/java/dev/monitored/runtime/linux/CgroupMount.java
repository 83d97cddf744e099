package dev.monitored.runtime.linux;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where a hierarchy of control groups is mounted, as a line of
 * {@code /proc/self/mountinfo} has it.
 *
 * @param group the group that is seen at the mount point: all of a host, or the one of a
 * container
 * @param point the mount point
 * @param type the type of the file system: {@code cgroup} or {@code cgroup2}
 * @param controllers the controllers of version 1, among other options
 */
record CgroupMount(String group, String point, String type, List<String> controllers) {

	private static final String UNIFIED = "cgroup2";

	private static final String USUAL_POINT = "/sys/fs/cgroup";

	private static final String SEPARATOR = " - ";

	private static final int GROUP = 3;

	private static final int POINT = 4;

	private static final int OPTIONS = 2;

	static @Nullable CgroupMount parse(String line) {
		int separator = line.indexOf(SEPARATOR);
		if (separator < 0) {
			return null;
		}
		String[] before = line.substring(0, separator).split(" ");
		String[] after = line.substring(separator + SEPARATOR.length()).split(" ");
		if (before.length <= POINT || after.length <= OPTIONS || !after[0].startsWith("cgroup")) {
			return null;
		}
		return new CgroupMount(before[GROUP], before[POINT], after[0], Arrays.asList(after[OPTIONS].split(",")));
	}

	boolean isUnified() {
		return this.type.equals(UNIFIED);
	}

	/**
	 * Returns whether it is not where a process has its own groups. Agents mount the
	 * hierarchy of their host a second time, elsewhere.
	 * @return whether it is mounted elsewhere
	 */
	boolean isElsewhere() {
		return !this.point.startsWith(USUAL_POINT);
	}

	/**
	 * Returns whether a controller has its groups here.
	 * @param controller the controller, empty for the unified hierarchy
	 * @return whether they are here
	 */
	boolean has(String controller) {
		return controller.isEmpty() ? isUnified() : !isUnified() && this.controllers.contains(controller);
	}

	/**
	 * Returns the directory of a group.
	 * @param root the root of the file system
	 * @param path the path of the group in its hierarchy
	 * @return the directory, which may not exist
	 */
	Path directory(Path root, String path) {
		String below = (path.equals(this.group) || path.startsWith(this.group + "/"))
				? path.substring(this.group.length()) : path;
		return top(root).resolve(below.replaceFirst("^/+", "")).normalize();
	}

	/**
	 * Returns the directory of the group that is seen at the mount point.
	 * @param root the root of the file system
	 * @return the directory
	 */
	Path top(Path root) {
		return root.resolve(this.point.replaceFirst("^/+", "")).normalize();
	}

}
