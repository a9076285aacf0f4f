using System.Buffers;
using System.IO.Pipelines;

namespace OrleansTenancy.Gateway.Endpoints.Tenants;

/// <summary>Reads lines of a body of any length, each of a bounded length, a bounded number at a time.</summary>
/// <param name="reader">The body.</param>
internal sealed class LineReader(PipeReader reader)
{
    private const int LineMax = 64 * 1024;

    private long _number;
    private bool _skipping;

    /// <summary>The next lines; empty: the body has ended. A line that is too long comes as null.</summary>
    public async Task<List<(long Number, byte[]? Line)>> Next(int count, CancellationToken cancel)
    {
        var lines = new List<(long Number, byte[]? Line)>();
        while (lines.Count < count)
        {
            var read = await reader.ReadAsync(cancel);
            var rest = Take(read.Buffer, lines, count);
            if (read.IsCompleted && lines.Count < count)
            {
                Finish(rest, lines);
                reader.AdvanceTo(rest.End);
                return lines;
            }

            if (rest.Length > LineMax && !_skipping && lines.Count < count)
            {
                _skipping = true;
                lines.Add((++_number, null));
            }

            reader.AdvanceTo(_skipping && lines.Count < count ? rest.End : rest.Start, rest.End);
        }

        return lines;
    }

    private ReadOnlySequence<byte> Take(
        ReadOnlySequence<byte> buffer, List<(long Number, byte[]? Line)> lines, int count)
    {
        while (lines.Count < count && buffer.PositionOf((byte)'\n') is { } end)
        {
            if (_skipping)
            {
                // The end of a line that was told of already.
                _skipping = false;
            }
            else
            {
                Add(buffer.Slice(0, end), lines);
            }

            buffer = buffer.Slice(buffer.GetPosition(1, end));
        }

        return buffer;
    }

    private void Finish(ReadOnlySequence<byte> rest, List<(long Number, byte[]? Line)> lines)
    {
        if (!_skipping && !rest.IsEmpty)
        {
            Add(rest, lines);
        }
    }

    private void Add(ReadOnlySequence<byte> line, List<(long Number, byte[]? Line)> lines)
    {
        _number++;
        if (line.Length > LineMax)
        {
            lines.Add((_number, null));
            return;
        }

        var bytes = line.ToArray();
        if (bytes.AsSpan().Trim(" \t\r"u8).Length > 0)
        {
            lines.Add((_number, bytes));
        }
    }
}
