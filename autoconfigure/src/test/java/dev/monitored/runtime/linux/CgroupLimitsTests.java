package dev.monitored.runtime.linux;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CgroupLimits}.
 */
class CgroupLimitsTests {

	private static final String MOUNTS = """
			23 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
			31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
			32 31 0:29 %1$s /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:9 - cgroup cgroup rw,cpu,cpuacct
			33 31 0:30 %1$s /sys/fs/cgroup/cpuset rw,relatime shared:10 - cgroup cgroup rw,cpuset
			35 31 0:32 %1$s /sys/fs/cgroup/memory rw,relatime shared:11 - cgroup cgroup rw,memory
			41 31 0:38 / /sys/fs/cgroup/unified rw,relatime shared:12 - cgroup2 cgroup2 rw
			""";

	private static final String GROUPS = """
			9:name=systemd:%1$s
			4:memory:%1$s
			3:cpuset:%1$s
			2:cpu,cpuacct:%1$s
			0::%1$s
			""";

	private static final String UNLIMITED = "9223372036854771712\n";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path root;

	@SuppressWarnings("NullAway.Init")
	private LinuxFiles linux;

	@BeforeEach
	void createFiles() {
		this.linux = new LinuxFiles(this.root);
	}

	@Test
	void readsTheLimitsOfAContainer() {
		this.linux.container()
			.file("sys/fs/cgroup/memory.max", "536870912\n")
			.file("sys/fs/cgroup/cpu.max", "50000 100000\n")
			.file("sys/fs/cgroup/cpu.stat", """
					usage_usec 90000000
					nr_periods 100
					nr_throttled 12
					throttled_usec 2500000
					""");
		CgroupLimits limits = new CgroupLimits(this.root);
		assertThat(limits.memoryBytes()).isEqualTo(512 * 1024 * 1024);
		assertThat(limits.cpus()).isEqualTo(0.5);
		assertThat(limits.throttledSeconds()).isEqualTo(2.5);
	}

	@Test
	void knowsNoLimitWhereThereIsNone() {
		this.linux.container()
			.file("sys/fs/cgroup/memory.max", "max\n")
			.file("sys/fs/cgroup/cpu.max", "max 100000\n")
			.file("sys/fs/cgroup/cpu.stat", "usage_usec 5\nthrottled_usec 0\n");
		knowsNothing(new CgroupLimits(this.root));
	}

	@Test
	void takesTheLeastOfNestedGroups() {
		this.linux.container()
			.file("proc/self/cgroup", "0::/pods.slice/pod-7/shop\n")
			.file("sys/fs/cgroup/pods.slice/memory.max", "8589934592\n")
			.file("sys/fs/cgroup/pods.slice/cpu.max", "400000 100000\n")
			.file("sys/fs/cgroup/pods.slice/pod-7/memory.max", "1073741824\n")
			.file("sys/fs/cgroup/pods.slice/pod-7/cpu.max", "150000 100000\n")
			.file("sys/fs/cgroup/pods.slice/pod-7/cpu.stat", "throttled_usec 7000000\n")
			.file("sys/fs/cgroup/pods.slice/pod-7/shop/memory.max", "2147483648\n")
			.file("sys/fs/cgroup/pods.slice/pod-7/shop/cpu.max", "max 100000\n")
			.file("sys/fs/cgroup/pods.slice/pod-7/shop/cpu.stat", "throttled_usec 0\n");
		CgroupLimits limits = new CgroupLimits(this.root);
		assertThat(limits.memoryBytes()).isEqualTo(1024 * 1024 * 1024);
		assertThat(limits.cpus()).isEqualTo(1.5);
		assertThat(limits.throttledSeconds()).isEqualTo(7);
	}

	@Test
	void readsWhatTheGroupWithTheLeastMemoryUses() {
		this.linux.container()
			.file("proc/self/cgroup", "0::/pod-7/shop\n")
			.file("sys/fs/cgroup/pod-7/memory.max", "1000\n")
			.file("sys/fs/cgroup/pod-7/memory.current", "900\n")
			.file("sys/fs/cgroup/pod-7/memory.stat", "anon 500\nfile 400\ninactive_anon 5\ninactive_file 300\n")
			.file("sys/fs/cgroup/pod-7/shop/memory.max", "2000\n")
			.file("sys/fs/cgroup/pod-7/shop/memory.current", "700\n")
			.file("sys/fs/cgroup/pod-7/shop/memory.stat", "inactive_file 300\n");
		assertThat(new CgroupLimits(this.root).workingSetBytes()).isEqualTo(600);
	}

	@Test
	void readsWhatAGroupOfVersionOneUses() {
		this.linux.file("proc/self/cgroup", GROUPS.formatted("/shop"))
			.file("proc/self/mountinfo", MOUNTS.formatted("/"))
			.file("sys/fs/cgroup/memory/shop/memory.limit_in_bytes", "1000\n")
			.file("sys/fs/cgroup/memory/shop/memory.usage_in_bytes", "900\n")
			.file("sys/fs/cgroup/memory/shop/memory.stat", "inactive_file 1\ntotal_inactive_file 300\n");
		assertThat(new CgroupLimits(this.root).workingSetBytes()).isEqualTo(600);
	}

	@Test
	void isNeverLessThanNothing() {
		this.linux.container()
			.file("sys/fs/cgroup/memory.max", "1000\n")
			.file("sys/fs/cgroup/memory.current", "100\n")
			.file("sys/fs/cgroup/memory.stat", "inactive_file 300\n");
		assertThat(new CgroupLimits(this.root).workingSetBytes()).isZero();
	}

	@Test
	void hasNoMoreMemoryThanTheMachine() {
		this.linux.container()
			.file("sys/fs/cgroup/memory.max", "1073741824\n")
			.file("proc/meminfo", "MemTotal:         524288 kB\nMemFree:            1024 kB\n");
		assertThat(new CgroupLimits(this.root).memoryBytes()).isEqualTo(512 * 1024 * 1024);
		this.linux.file("sys/fs/cgroup/memory.max", "1000\n");
		assertThat(new CgroupLimits(this.root).memoryBytes()).isEqualTo(1000);
		this.linux.file("sys/fs/cgroup/memory.max", "max\n");
		assertThat(new CgroupLimits(this.root).memoryBytes()).isNaN();
	}

	@Test
	void readsItsOwnGroupWhereThatOfTheHostIsMountedToo() {
		this.linux.container().file("proc/self/mountinfo", """
				29 23 0:26 /../.. /host/sys/fs/cgroup ro,nosuid - cgroup2 cgroup rw,nsdelegate
				30 23 0:26 / /sys/fs/cgroup ro,nosuid - cgroup2 cgroup rw,nsdelegate
				""").file("host/sys/fs/cgroup/memory.max", "5000\n").file("sys/fs/cgroup/memory.max", "1000\n");
		assertThat(new CgroupLimits(this.root).memoryBytes()).isEqualTo(1000);
	}

	@Test
	void readsAChangedLimit() {
		this.linux.container().file("sys/fs/cgroup/memory.max", "1000\n");
		CgroupLimits limits = new CgroupLimits(this.root);
		assertThat(limits.memoryBytes()).isEqualTo(1000);
		this.linux.file("sys/fs/cgroup/memory.max", "2000\n");
		assertThat(limits.memoryBytes()).isEqualTo(2000);
	}

	@Test
	void readsVersionOne() {
		this.linux.file("proc/self/cgroup", GROUPS.formatted("/shop"))
			.file("proc/self/mountinfo", MOUNTS.formatted("/"))
			.file("sys/fs/cgroup/memory/memory.limit_in_bytes", UNLIMITED)
			.file("sys/fs/cgroup/memory/shop/memory.limit_in_bytes", "268435456\n")
			.file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n")
			.file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n")
			.file("sys/fs/cgroup/cpu,cpuacct/shop/cpu.cfs_quota_us", "200000\n")
			.file("sys/fs/cgroup/cpu,cpuacct/shop/cpu.cfs_period_us", "100000\n")
			.file("sys/fs/cgroup/cpu,cpuacct/shop/cpu.stat",
					"nr_periods 10\nnr_throttled 3\nthrottled_time 1500000000\n");
		CgroupLimits limits = new CgroupLimits(this.root);
		assertThat(limits.memoryBytes()).isEqualTo(256 * 1024 * 1024);
		assertThat(limits.cpus()).isEqualTo(2);
		assertThat(limits.throttledSeconds()).isEqualTo(1.5);
	}

	@Test
	void findsTheGroupOfAContainerAtTheMountPointInVersionOne() {
		this.linux.file("proc/self/cgroup", GROUPS.formatted("/docker/4f2a"))
			.file("proc/self/mountinfo", MOUNTS.formatted("/docker/4f2a"))
			.file("sys/fs/cgroup/memory/memory.limit_in_bytes", "134217728\n");
		assertThat(new CgroupLimits(this.root).memoryBytes()).isEqualTo(128 * 1024 * 1024);
	}

	@Test
	void knowsNoLimitWhereThereIsNoneInVersionOne() {
		this.linux.file("proc/self/cgroup", GROUPS.formatted("/"))
			.file("proc/self/mountinfo", MOUNTS.formatted("/"))
			.file("sys/fs/cgroup/memory/memory.limit_in_bytes", UNLIMITED)
			.file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n")
			.file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n")
			.file("sys/fs/cgroup/cpu,cpuacct/cpu.stat", "throttled_time 0\n");
		knowsNothing(new CgroupLimits(this.root));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/../../other", "/gone", "", "/" })
	void takesTheTopWhereTheOwnGroupIsNotSeen(String path) {
		this.linux.container()
			.file("proc/self/cgroup", "0::%s\n".formatted(path))
			.file("sys/fs/cgroup/memory.max", "1000\n");
		assertThat(new CgroupLimits(this.root).memoryBytes()).isEqualTo(1000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "many\n", "-\n", "99999999999999999999999\n", "1e9 x\n" })
	void knowsNothingOfWhatIsMalformed(String text) {
		this.linux.container()
			.file("sys/fs/cgroup/memory.max", text)
			.file("sys/fs/cgroup/cpu.max", text)
			.file("sys/fs/cgroup/cpu.stat", text);
		knowsNothing(new CgroupLimits(this.root));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "0::", "a:b", "0::/\n:::\n", "4:memory:/\n2:cpu:/" })
	void knowsNothingWithoutMounts(String groups) {
		this.linux.file("proc/self/cgroup", groups).file("proc/self/mountinfo", "30 23 - \n- cgroup2\n - \n");
		knowsNothing(new CgroupLimits(this.root));
	}

	@Test
	void knowsNothingWithoutProc() {
		knowsNothing(new CgroupLimits(this.root));
	}

	private static void knowsNothing(CgroupLimits limits) {
		assertThat(limits.memoryBytes()).isNaN();
		assertThat(limits.workingSetBytes()).isNaN();
		assertThat(limits.cpus()).isNaN();
		assertThat(limits.throttledSeconds()).isNaN();
	}

}
