using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace TalentPortal.Features.Jobs;

/// <summary>A line of an import file, as bytes; null when it is longer than <see cref="JobLines.LongestLine"/>.</summary>
internal readonly record struct RawLine(int Number, byte[]? Bytes);

/// <summary>Cuts a file of any size into lines, holding one line at a time.</summary>
internal static class JobLines
{
    /// <summary>Bytes. A posting of 20,000 characters in each language, every one escaped, stays below.</summary>
    public const int LongestLine = 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>All lines that are not blank, with their numbers from 1.</summary>
    public static async IAsyncEnumerable<RawLine> Read(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        var reader = PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        var number = 0;
        var tooLong = false;
        while (true)
        {
            var read = await reader.ReadAsync(ct);
            var buffer = read.Buffer;
            while (TryCut(ref buffer, read.IsCompleted, out var line))
            {
                number++;
                var bytes = tooLong || line.Length > LongestLine ? null : Clean(line, number);
                tooLong = false;
                if (bytes is null || bytes.Length > 0) yield return new RawLine(number, bytes);
            }

            if (buffer.Length > LongestLine)
            {
                // The rest of the line is thrown away as it comes.
                tooLong = true;
                buffer = buffer.Slice(buffer.End);
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                if (tooLong) yield return new RawLine(number + 1, null);
                break;
            }
        }

        await reader.CompleteAsync();
    }

    private static bool TryCut(ref ReadOnlySequence<byte> buffer, bool last, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }

        line = buffer;
        if (!last || buffer.Length == 0) return false;
        buffer = buffer.Slice(buffer.End);
        return true;
    }

    private static byte[] Clean(ReadOnlySequence<byte> line, int number)
    {
        var bytes = line.ToArray().AsSpan();
        if (number == 1 && bytes.StartsWith(ByteOrderMark)) bytes = bytes[3..];
        return bytes.Trim(" \t\r"u8).ToArray();
    }
}
