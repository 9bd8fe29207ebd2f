using System.Buffers.Binary;
using System.Text;

namespace TalentPortal.Tests.Platform.Security.Circuits;

/// <summary>As much MessagePack as the hub of the circuits speaks: nil, bool, integers, strings, byte strings, arrays, maps.</summary>
internal static class BlazorPack
{
    /// <summary>One hub message with its length in front.</summary>
    public static byte[] Frame(params object?[] message)
    {
        var body = new List<byte>();
        Write(body, message);
        var frame = new List<byte>();
        var length = body.Count;
        do
        {
            frame.Add((byte)((length & 0x7f) | (length > 0x7f ? 0x80 : 0)));
            length >>= 7;
        }
        while (length > 0);
        return [.. frame, .. body];
    }

    /// <summary>Takes whole messages off the front of what was received.</summary>
    public static IEnumerable<object?[]> Messages(List<byte> received)
    {
        while (true)
        {
            int length = 0, at = 0;
            while (true)
            {
                if (at >= received.Count) yield break;
                length |= (received[at] & 0x7f) << (7 * at);
                if ((received[at++] & 0x80) == 0) break;
            }

            if (received.Count < at + length) yield break;
            var body = received.GetRange(at, length).ToArray();
            received.RemoveRange(0, at + length);
            var position = 0;
            yield return (object?[])Read(body, ref position)!;
        }
    }

    private static void Write(List<byte> to, object? value)
    {
        switch (value)
        {
            case null: to.Add(0xc0); break;
            case bool truth: to.Add(truth ? (byte)0xc3 : (byte)0xc2); break;
            case int number when number is >= 0 and < 128: to.Add((byte)number); break;
            case int number: Number(to, 0xd2, number); break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                Number(to, 0xdb, bytes.Length);
                to.AddRange(bytes);
                break;
            case IDictionary<string, string> { Count: 0 }: to.Add(0x80); break;
            case object?[] items:
                Number(to, 0xdd, items.Length);
                foreach (var item in items) Write(to, item);
                break;
            default: throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static void Number(List<byte> to, byte kind, int number)
    {
        var bytes = new byte[5];
        bytes[0] = kind;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), number);
        to.AddRange(bytes);
    }

    private static object? Read(byte[] from, ref int at)
    {
        var kind = from[at++];
        switch (kind)
        {
            case <= 0x7f: return (long)kind;
            case >= 0xe0: return (long)(sbyte)kind;
            case <= 0x8f: return Map(from, ref at, kind & 0xf);
            case <= 0x9f: return Array(from, ref at, kind & 0xf);
            case <= 0xbf: return Text(from, ref at, kind & 0x1f);
            case 0xc0: return null;
            case 0xc2: return false;
            case 0xc3: return true;
            case 0xc4 or 0xc5 or 0xc6:
                var size = (int)Unsigned(from, ref at, 1 << (kind - 0xc4));
                at += size;
                return from[(at - size)..at];
            case 0xcc or 0xcd or 0xce or 0xcf: return (long)Unsigned(from, ref at, 1 << (kind - 0xcc));
            case 0xd0: return (long)(sbyte)from[at++];
            case 0xd1: return (long)(short)Unsigned(from, ref at, 2);
            case 0xd2: return (long)(int)Unsigned(from, ref at, 4);
            case 0xd3: return (long)Unsigned(from, ref at, 8);
            case 0xd9 or 0xda or 0xdb: return Text(from, ref at, (int)Unsigned(from, ref at, 1 << (kind - 0xd9)));
            case 0xdc or 0xdd: return Array(from, ref at, (int)Unsigned(from, ref at, kind == 0xdc ? 2 : 4));
            case 0xde or 0xdf: return Map(from, ref at, (int)Unsigned(from, ref at, kind == 0xde ? 2 : 4));
            default: throw new NotSupportedException($"MessagePack 0x{kind:x2}");
        }
    }

    private static ulong Unsigned(byte[] from, ref int at, int bytes)
    {
        ulong number = 0;
        for (var i = 0; i < bytes; i++) number = number << 8 | from[at++];
        return number;
    }

    private static string Text(byte[] from, ref int at, int length)
    {
        at += length;
        return Encoding.UTF8.GetString(from, at - length, length);
    }

    private static object?[] Array(byte[] from, ref int at, int length)
    {
        var items = new object?[length];
        for (var i = 0; i < length; i++) items[i] = Read(from, ref at);
        return items;
    }

    private static Dictionary<object, object?> Map(byte[] from, ref int at, int length)
    {
        var map = new Dictionary<object, object?>();
        for (var i = 0; i < length; i++)
        {
            var key = Read(from, ref at)!;
            map[key] = Read(from, ref at);
        }

        return map;
    }
}
