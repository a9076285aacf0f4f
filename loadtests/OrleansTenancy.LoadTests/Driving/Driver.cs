namespace OrleansTenancy.LoadTests.Driving;

/// <summary>
/// Drives a target: the closed loop asks the next question when the last is answered; the open loop asks at planned
/// instants and counts from them, so that a target that stops answering cannot hide behind callers that wait for it.
/// </summary>
/// <param name="target">What is driven.</param>
/// <param name="order">How.</param>
/// <param name="cpuSeconds">Processor time that what answers has used so far.</param>
/// <param name="progress">Told each second how it goes; null: nobody is.</param>
internal sealed class Driver(ITarget target, DriveOrder order, Func<double> cpuSeconds, Action<string>? progress)
{
    // The generator shares the machine with what it measures; later than this and it measures itself.
    private const double LagMaxUs = 5_000;
    private const double SecondsMax = 3_600;
    private const int YieldEvery = 64;
    private static readonly long Patience = Moments.FromSeconds(10);

    private readonly List<Worker> _workers = [];
    private readonly List<double> _bySecond = [];
    private long _begin;
    private long _end;
    private long _next = -1;

    /// <summary>Drives it, for as long as the order says and no longer.</summary>
    public async Task<DriveResult> Run()
    {
        if (order.Seconds is not (> 0 and <= SecondsMax) || order.Concurrency is < 1 or > 4_096)
        {
            throw new InvalidDataException("seconds are 0 to 3,600 and the concurrency is 1 to 4,096");
        }

        for (var i = 0; i < order.Concurrency; i++)
        {
            _workers.Add(new Worker(await target.Connect()));
        }

        var now = Moments.Now;
        _begin = now + Moments.FromSeconds(order.WarmupSeconds);
        _end = _begin + Moments.FromSeconds(order.Seconds);
        using var pacer = order.Rate > 0 ? new Pacer(now, order.Rate, _end) : null;
        var loops = _workers.Select(w => Task.Run(() => pacer is null ? Closed(w) : Open(w, pacer))).ToArray();
        var all = Task.WhenAll(loops);
        await Task.WhenAny(all, Moments.Until(_begin));
        var cpu = cpuSeconds();
        await Watch(all);
        var used = cpuSeconds() - cpu;
        var seconds = Moments.Seconds(Math.Min(Moments.Now, _end) - _begin);
        await all;
        var result = Sum(seconds, used, pacer?.Left ?? 0);
        foreach (var worker in _workers)
        {
            await worker.DisposeAsync();
        }

        return result;
    }

    private bool Counts(long instant) => instant >= _begin && instant <= _end;

    private async Task Closed(Worker worker)
    {
        for (var turn = 1; Moments.Now < _end && !worker.IsBroken; turn++)
        {
            if (Next() is not { } question)
            {
                return;
            }

            await worker.Ask(question, Moments.Now, Counts);
            if (turn % YieldEvery == 0)
            {
                // Answers that come at once would keep the thread for ever.
                await Task.Yield();
            }
        }
    }

    private async Task Open(Worker worker, Pacer pacer)
    {
        while (!worker.IsBroken && Moments.Now < _end + Patience)
        {
            var free = Moments.Now;
            if (await pacer.Next() is not { } planned || Next() is not { } question)
            {
                return;
            }

            // A call that had to wait for a free connection is late because of the target, not of the generator.
            if (Counts(planned))
            {
                worker.Lag.Add(Moments.Nanoseconds(Moments.Now - Math.Max(planned, free)));
            }

            await worker.Ask(question, planned, _ => Counts(planned));
        }
    }

    private int? Next()
    {
        var next = Interlocked.Increment(ref _next);
        return order.Once && next >= target.Questions ? null : (int)(next % target.Questions);
    }

    private async Task Watch(Task all)
    {
        var before = Counted();
        for (var second = 1; Moments.Now < _end && !all.IsCompleted; second++)
        {
            var until = Math.Min(_end, _begin + Moments.FromSeconds(second));
            await Task.WhenAny(all, Moments.Until(until));
            var now = Counted();
            _bySecond.Add(now - before);
            progress?.Invoke(Line(second, now - before));
            before = now;
        }
    }

    private long Counted() => _workers.Sum(w => w.Latency.Count);

    private string Line(int second, long calls)
    {
        var latency = Together(w => w.Latency);
        return $"{second,4} s {calls,10:N0}/s  p50 {latency.Microseconds(0.5),9:N0} us  "
            + $"p99 {latency.Microseconds(0.99),9:N0} us  errors {_workers.Sum(w => w.Errors):N0}"
            + (order.Rate > 0 ? $"  lag p99 {Together(w => w.Lag).Microseconds(0.99):N0} us" : string.Empty);
    }

    private Histogram Together(Func<Worker, Histogram> of)
    {
        var all = new Histogram();
        _workers.ForEach(w => all.Add(of(w)));
        return all;
    }

    private DriveResult Sum(double seconds, double cpu, int unsent)
    {
        var latency = Together(w => w.Latency);
        var lag = Together(w => w.Lag).Microseconds(0.99);
        var result = new DriveResult
        {
            Calls = latency.Count,
            Seconds = seconds,
            ChecksPerCall = target.ChecksPerCall,
            Wrong = _workers.Sum(w => w.Wrong),
            Errors = _workers.Sum(w => w.Errors),
            FirstError = _workers.Select(w => w.FirstError).FirstOrDefault(e => e is not null),
            LatencyUs = [.. DriveResult.Shares.Select(latency.Microseconds)],
            CpuSeconds = cpu,
            PlannedRate = order.Rate,
            GeneratorLagP99Us = lag,
            CallsBySecond = _bySecond,
        };
        return result with { Invalid = Fault(result, unsent) };
    }

    private string? Fault(DriveResult result, int unsent)
    {
        if (result.Calls == 0 && result.Errors == 0)
        {
            return "nothing was answered in the time that counts";
        }

        if (result.Errors > 0)
        {
            return $"{result.Errors:N0} calls failed: {result.FirstError}";
        }

        if (result.Wrong > 0)
        {
            return $"{result.Wrong:N0} answers were wrong";
        }

        if (unsent > 0)
        {
            return $"{unsent:N0} planned calls were never sent: the rate is more than the target can do";
        }

        if (order.Rate > 0 && result.GeneratorLagP99Us > LagMaxUs)
        {
            return $"the generator was late by {result.GeneratorLagP99Us:N0} us at p99: lower the rate";
        }

        return null;
    }
}
