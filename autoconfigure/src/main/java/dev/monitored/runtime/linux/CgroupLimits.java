package dev.monitored.runtime.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * What the control groups of the process let it use: the least that its own group and
 * those above allow, as far as they are seen. The groups are found once, and their limits
 * are read whenever they are asked for, because they can be changed.
 */
public final class CgroupLimits {

	private static final int BYTES_PER_KIBIBYTE = 1024;

	private static final int CONTROLLERS = 1;

	private static final int PATH = 2;

	private final List<? extends CgroupLevel> memory;

	private final List<? extends CgroupLevel> cpu;

	private final KernelFile machine;

	/**
	 * Finds the control groups of this process.
	 * @param root the root of the file system
	 */
	public CgroupLimits(Path root) {
		this.memory = levels(root, "memory");
		this.cpu = levels(root, "cpu");
		this.machine = new KernelFile(root.resolve("proc/meminfo"));
	}

	/**
	 * Returns how much memory may be used, which is no more than the machine has.
	 * @return the number of bytes, {@code NaN} without a limit
	 */
	public double memoryBytes() {
		double physical = this.machine.number("MemTotal:") * BYTES_PER_KIBIBYTE;
		double limit = ofLeast(this.memory, CgroupLevel::memoryBytes, CgroupLevel::memoryBytes);
		return (physical < limit) ? physical : limit;
	}

	/**
	 * Returns how much memory the group with the least limit uses, without inactive pages
	 * of files.
	 * @return the number of bytes, {@code NaN} without a limit
	 */
	public double workingSetBytes() {
		return ofLeast(this.memory, CgroupLevel::memoryBytes, CgroupLevel::workingSetBytes);
	}

	/**
	 * Returns how many CPUs may be used.
	 * @return the number of CPUs, {@code NaN} without a limit
	 */
	public double cpus() {
		return ofLeast(this.cpu, CgroupLevel::cpus, CgroupLevel::cpus);
	}

	/**
	 * Returns how long the group with the least CPUs had to wait because it had used them
	 * up, added up over all CPUs.
	 * @return the number of seconds, {@code NaN} without a limit
	 */
	public double throttledSeconds() {
		return ofLeast(this.cpu, CgroupLevel::cpus, CgroupLevel::throttledSeconds);
	}

	private static double ofLeast(List<? extends CgroupLevel> levels, ToDoubleFunction<CgroupLevel> limit,
			ToDoubleFunction<CgroupLevel> value) {
		double least = Double.POSITIVE_INFINITY;
		CgroupLevel limiting = null;
		for (CgroupLevel level : levels) {
			double limited = limit.applyAsDouble(level);
			if (limited < least) {
				least = limited;
				limiting = level;
			}
		}
		return (limiting != null) ? value.applyAsDouble(limiting) : Double.NaN;
	}

	private static List<? extends CgroupLevel> levels(Path root, String controller) {
		String path = path(root, controller);
		if (path != null) {
			return levels(root, path, (mount) -> mount.has(controller), CgroupV1Level::new);
		}
		String unified = path(root, "");
		return (unified != null) ? levels(root, unified, CgroupMount::isUnified, CgroupV2Level::new) : List.of();
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

	private static <T extends CgroupLevel> List<T> levels(Path root, String path, Predicate<CgroupMount> chosen,
			Function<Path, T> level) {
		return new KernelFile(root.resolve("proc/self/mountinfo")).lines()
			.stream()
			.map(CgroupMount::parse)
			.filter(Objects::nonNull)
			.filter(chosen)
			.min(Comparator.comparing(CgroupMount::isElsewhere))
			.map((mount) -> directories(mount.directory(root, path), mount.top(root)).stream().map(level).toList())
			.orElse(List.of());
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
