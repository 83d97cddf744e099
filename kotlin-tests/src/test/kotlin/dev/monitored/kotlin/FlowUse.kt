package dev.monitored.kotlin

import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.FlowPreview
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.cancellable
import kotlinx.coroutines.flow.catch
import kotlinx.coroutines.flow.collect
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.count
import kotlinx.coroutines.flow.emitAll
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.firstOrNull
import kotlinx.coroutines.flow.flatMapLatest
import kotlinx.coroutines.flow.flatMapMerge
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.launchIn
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.onCompletion
import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.flow.produceIn
import kotlinx.coroutines.flow.retry
import kotlinx.coroutines.flow.shareIn
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.timeout
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.flow.zip
import kotlinx.coroutines.launch
import kotlinx.coroutines.reactor.asFlux
import kotlinx.coroutines.yield
import kotlin.time.Duration.Companion.minutes

/**
 * What callers do with a flow.
 */
@OptIn(ExperimentalCoroutinesApi::class, FlowPreview::class)
enum class FlowUse(private val readsAll: Boolean = false, private val isConcurrent: Boolean = false,
    val play: suspend (Flow<Int>, Trace) -> Any?) {

    TAKES_TWO(play = { flow, _ -> flow.take(2).toList() }),

    TAKES_THE_FIRST(play = { flow, _ -> flow.first() }),

    TAKES_THE_FIRST_THAT_FITS(play = { flow, _ -> flow.firstOrNull { it > 3 } }),

    TAKES_ONE_BY_ONE(play = { flow, trace -> flow.buffer(0).onEach { trace.add("got $it") }.take(2).toList() }),

    TAKES_THE_LATEST(play = { flow, _ -> flow.conflate().take(1).toList() }),

    TAKES_TWICE(play = { flow, _ -> flow.take(1).toList() + flow.take(1).toList() }),

    ADDS_A_NAME(play = { flow, _ -> flow.flowOn(CoroutineName("from downstream")).take(2).toList() }),

    ADDS_A_DISPATCHER(isConcurrent = true, play = { flow, _ -> flow.flowOn(Dispatchers.Unconfined).take(2).toList() }),

    CHECKS_FOR_CANCELLATION(play = { flow, _ -> flow.cancellable().take(2).toList() }),

    SEES_ITS_END(play = { flow, trace -> flow.onCompletion { trace.add("completion ${it?.message?.lines()?.first()}") }.take(2).toList() }),

    EMITS_ALL_OF_IT(play = { flow, _ -> flow { emit(0); emitAll(flow) }.take(3).toList() }),

    CATCHES(play = { flow, trace -> flow.catch { trace.add("caught ${it.message?.lines()?.first()}") }.take(2).toList() }),

    RETRIES(play = { flow, _ -> flow.retry(1).take(2).toList() }),

    ZIPS(play = { flow, _ -> flow.zip(flowOf("a", "b")) { one, other -> "$one$other" }.toList() }),

    COMBINES(play = { flow, _ -> flow.combine(flowOf("a")) { one, other -> "$one$other" }.take(1).toList() }),

    FLATTENS(play = { flow, _ -> flow.flatMapLatest { flowOf(it) }.take(2).toList() }),

    MERGES(play = { flow, _ -> flowOf(1).flatMapMerge { flow }.take(2).toList() }),

    MAKES_A_CHANNEL(play = { flow, _ ->
        coroutineScope {
            val channel = flow.produceIn(this)
            val received = channel.receiveCatching().getOrNull()
            channel.cancel()
            received
        }
    }),

    MAKES_A_RENDEZVOUS(play = { flow, _ ->
        coroutineScope {
            val channel = flow.buffer(0).produceIn(this)
            val received = channel.receiveCatching().getOrNull()
            channel.cancel()
            received
        }
    }),

    SHARES(play = { flow, trace ->
        coroutineScope {
            val sharing = Job()
            val shared = flow.catch { trace.add("caught ${it.message?.lines()?.first()}") }
                .onCompletion { if (it == null) emit(-1) }
                .shareIn(CoroutineScope(coroutineContext + sharing), SharingStarted.Lazily, 1)
            shared.take(1).toList().also { sharing.cancelAndJoin() }
        }
    }),

    SHARES_WITHOUT_A_BUFFER(isConcurrent = true, play = { flow, trace ->
        coroutineScope {
            val sharing = Job()
            val shared = flow.buffer(0).shareIn(CoroutineScope(coroutineContext + sharing + catching(trace)),
                SharingStarted.Lazily)
            val reader = launch(sharing) { shared.take(2).collect { trace.add("got $it"); yield() } }
            repeat(1000) { yield() }
            reader.cancelAndJoin()
            sharing.cancelAndJoin()
        }
    }),

    LIMITS_THE_TIME(play = { flow, _ -> flow.timeout(1.minutes).take(2).toList() }),

    CANCELS(play = { flow, trace ->
        coroutineScope {
            val waiting = CompletableDeferred<Unit>()
            val job = launch { flow.collect { trace.add("got $it"); waiting.complete(Unit); awaitCancellation() } }
            job.invokeOnCompletion { waiting.complete(Unit) }
            waiting.await()
            job.cancelAndJoin()
            job.isCancelled
        }
    }),

    LAUNCHES(play = { flow, _ ->
        coroutineScope {
            val seen = mutableListOf<Int>()
            val job = flow.take(2).onEach { seen.add(it) }.launchIn(this)
            job.join()
            seen
        }
    }),

    FAILS(play = { flow, _ -> flow.collect { throw IllegalStateException("consumer") } }),

    FAILS_LATER(play = { flow, _ -> flow.collect { delay(1); throw IllegalStateException("consumer") } }),

    MAKES_A_FLUX(play = { flow, _ -> flow.asFlux().take(2).collectList().block() }),

    IS_ON_ANOTHER_THREAD(play = { flow, _ ->
        coroutineScope { async(Dispatchers.Default.limitedParallelism(1)) { flow.map { it + 1 }.take(2).toList() }.await() }
    }),

    COUNTS(readsAll = true, play = { flow, _ -> flow.count() });

    fun fits(kind: FlowKind): Boolean = (kind.ends || !readsAll) && !(kind.takesTime && isConcurrent)

}

private fun catching(trace: Trace) = CoroutineExceptionHandler { _, failure -> trace.add("caught ${failure.message?.lines()?.first()}") }
