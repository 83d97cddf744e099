package dev.monitored.runtime.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the control groups of the process let it use: the least that its own group and
 * those above allow, as far as they are seen. The groups are found once, and their limits
 * are read whenever they are asked for, because they can be changed.
 */
public final class CgroupLimits {

	private static final String MEMORY = "memory";

	private static final String CPU = "cpu";

	/**
	 * What controls groups in the unified hierarchy, as {@code /proc/self/cgroup} has it.
	 */
	private static final String UNIFIED = "";

	private static final int BYTES_PER_KIBIBYTE = 1024;

	private static final int CONTROLLERS = 1;

	private static final int PATH = 2;

	private final List<CgroupLevel> memory;

	private final List<CgroupLevel> cpu;

	private final KernelFile machine;

	/**
	 * Finds the control groups of this process.
	 * @param root the root of the file system
	 */
	public CgroupLimits(Path root) {
		this.memory = levels(root, MEMORY);
		this.cpu = levels(root, CPU);
		this.machine = new KernelFile(root.resolve("proc/meminfo"));
	}

	/**
	 * Returns how much memory may be used, which is no more than the machine has.
	 * @return the number of bytes, {@code NaN} without a limit
	 */
	public double memoryBytes() {
		double physical = this.machine.number("MemTotal:") * BYTES_PER_KIBIBYTE;
		CgroupLevel level = limiting(this.memory, MEMORY);
		double limit = (level != null) ? level.memoryBytes() : Double.NaN;
		return (physical < limit) ? physical : limit;
	}

	/**
	 * Returns how much memory the group with the least limit uses, without inactive pages
	 * of files.
	 * @return the number of bytes, {@code NaN} without a limit
	 */
	public double workingSetBytes() {
		CgroupLevel level = limiting(this.memory, MEMORY);
		return (level != null) ? level.workingSetBytes() : Double.NaN;
	}

	/**
	 * Returns how many CPUs may be used.
	 * @return the number of CPUs, {@code NaN} without a limit
	 */
	public double cpus() {
		CgroupLevel level = limiting(this.cpu, CPU);
		return (level != null) ? level.cpus() : Double.NaN;
	}

	/**
	 * Returns how long the group with the least CPUs had to wait because it had used them
	 * up, added up over all CPUs.
	 * @return the number of seconds, {@code NaN} without a limit
	 */
	public double throttledSeconds() {
		CgroupLevel level = limiting(this.cpu, CPU);
		return (level != null) ? level.throttledSeconds() : Double.NaN;
	}

	/**
	 * Returns the group with the least limit.
	 * @param levels the groups
	 * @param controller what limits them
	 * @return the group, or {@code null} if none has a limit
	 */
	private static @Nullable CgroupLevel limiting(List<CgroupLevel> levels, String controller) {
		double least = Double.POSITIVE_INFINITY;
		CgroupLevel limiting = null;
		for (CgroupLevel level : levels) {
			double limit = MEMORY.equals(controller) ? level.memoryBytes() : level.cpus();
			if (limit < least) {
				least = limit;
				limiting = level;
			}
		}
		return limiting;
	}

	private static List<CgroupLevel> levels(Path root, String controller) {
		String path = path(root, controller);
		return (path != null) ? levels(root, controller, path) : levels(root, UNIFIED, path(root, UNIFIED));
	}

	private static List<CgroupLevel> levels(Path root, String controller, @Nullable String path) {
		CgroupMount mount = (path != null) ? mount(root, controller) : null;
		List<CgroupLevel> levels = new ArrayList<>();
		if (path != null && mount != null) {
			for (Path directory : directories(mount.directory(root, path), mount.top(root))) {
				levels.add(mount.isUnified() ? new CgroupV2Level(directory) : new CgroupV1Level(directory));
			}
		}
		return levels;
	}

	/**
	 * Returns the path of the group of this process.
	 * @param root the root of the file system
	 * @param controller what controls the group, empty in the unified hierarchy
	 * @return the path, or {@code null} if there is none
	 */
	private static @Nullable String path(Path root, String controller) {
		for (String line : new KernelFile(root.resolve("proc/self/cgroup")).lines()) {
			String[] parts = line.split(":", 3);
			if (parts.length > PATH && Arrays.asList(parts[CONTROLLERS].split(",")).contains(controller)) {
				return parts[PATH];
			}
		}
		return null;
	}

	private static @Nullable CgroupMount mount(Path root, String controller) {
		CgroupMount elsewhere = null;
		for (String line : new KernelFile(root.resolve("proc/self/mountinfo")).lines()) {
			CgroupMount mount = CgroupMount.parse(line);
			if (mount != null && mount.has(controller)) {
				if (!mount.isElsewhere()) {
					return mount;
				}
				elsewhere = (elsewhere != null) ? elsewhere : mount;
			}
		}
		return elsewhere;
	}

	// A container that does not see its own group in the hierarchy sees it at the top
	private static List<Path> directories(Path group, Path top) {
		List<Path> directories = new ArrayList<>();
		Path own = (group.startsWith(top) && Files.isDirectory(group)) ? group : top;
		for (Path directory = own; directory != null && directory.startsWith(top); directory = directory.getParent()) {
			directories.add(directory);
		}
		return directories;
	}

}
