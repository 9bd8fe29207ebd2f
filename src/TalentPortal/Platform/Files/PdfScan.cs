using System.Collections.Frozen;
using System.Text;

namespace TalentPortal.Platform.Files;

/// <summary>State of one object: nesting, and the entries of its own dictionary that are wanted later.</summary>
internal sealed class PdfScan
{
    public const int MaxDepth = 100;

    private readonly bool[] _isDictionary = new bool[MaxDepth];
    private readonly bool[] _wantsKey = new bool[MaxDepth];
    private readonly Dictionary<string, (int Start, int End)> _entries = new(StringComparer.Ordinal);
    private string? _key;
    private int _filesDepth = -1;
    private bool _filesNext;
    private int _number = -1, _numberBefore = -1;

    public int Depth { get; private set; }

    public bool HasRepeatedKey { get; private set; }

    public string? LastName { get; private set; }

    /// <summary>Inside the /EF dictionary of a file specification.</summary>
    public bool IsInsideFiles => _filesDepth >= 0;

    /// <summary>The object number of the reference that ends here.</summary>
    public int Reference => _numberBefore;

    public void Reset()
    {
        _entries.Clear();
        (_key, _filesDepth, _filesNext, _number, _numberBefore) = (null, -1, false, -1, -1);
        (Depth, HasRepeatedKey, LastName) = (0, false, null);
    }

    public void Open(bool isDictionary, int start)
    {
        BeginValue(start);
        if (_filesNext)
        {
            if (!isDictionary) throw new FileFaultException("Files_Embedded");
            _filesDepth = Depth;
            _filesNext = false;
        }

        _isDictionary[Depth] = isDictionary;
        _wantsKey[Depth] = isDictionary;
        Depth++;
        LastName = null;
    }

    public bool Close(bool isDictionary, int end)
    {
        if (Depth == 0 || _isDictionary[Depth - 1] != isDictionary) return false;
        Depth--;
        if (Depth == _filesDepth) _filesDepth = -1;
        EndValue(end);
        LastName = null;
        return true;
    }

    public void Name(string name, int start, int end, FrozenSet<string> remembered)
    {
        if (Depth > 0 && _wantsKey[Depth - 1])
        {
            _wantsKey[Depth - 1] = false;
            if (Depth == 1) _key = remembered.Contains(name) ? name : null;
            if (_filesNext) throw new FileFaultException("Files_Embedded");
            _filesNext = name == "EF";
        }
        else
        {
            Value(start, end);
        }

        LastName = name;
    }

    public void Number(int value) => (_numberBefore, _number) = (_number, value);

    public void Value(int start, int end)
    {
        if (_filesNext) throw new FileFaultException("Files_Embedded");
        if (Depth > 0 && _isDictionary[Depth - 1] && _wantsKey[Depth - 1])
        {
            // The second and third token of a reference.
            Extend(end);
            return;
        }

        BeginValue(start);
        EndValue(end);
        LastName = null;
    }

    public void Extend(int end)
    {
        if (Depth == 1 && _key is not null && _entries.TryGetValue(_key, out var entry)) _entries[_key] = (entry.Start, end);
    }

    /// <summary>Text of an entry's value in the object's own dictionary.</summary>
    public string? Entry(ReadOnlySpan<byte> file, string key) =>
        _entries.TryGetValue(key, out var entry) && entry.End - entry.Start < 200 ? Encoding.Latin1.GetString(file[entry.Start..entry.End]) : null;

    private void BeginValue(int start)
    {
        if (Depth != 1 || _key is null || !_isDictionary[0]) return;
        HasRepeatedKey |= _entries.ContainsKey(_key);
        _entries[_key] = (start, start);
    }

    private void EndValue(int end)
    {
        if (Depth == 0 || !_isDictionary[Depth - 1]) return;
        _wantsKey[Depth - 1] = true;
        if (Depth == 1 && _key is not null && _entries.TryGetValue(_key, out var entry)) _entries[_key] = (entry.Start, end);
    }
}
