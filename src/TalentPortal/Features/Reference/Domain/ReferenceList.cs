using System.Collections;
using System.Collections.Frozen;

namespace TalentPortal.Features.Reference.Domain;

/// <summary>All entries of one kind, in the order in which people expect them, found by code.</summary>
public class ReferenceList<T> : IReadOnlyCollection<T> where T : ReferenceEntry
{
    private readonly IReadOnlyList<T> entries;
    private readonly FrozenDictionary<string, T> byCode;

    internal ReferenceList(IEnumerable<T> inOrder)
    {
        entries = [.. inOrder];
        byCode = entries.ToFrozenDictionary(e => e.Code, StringComparer.Ordinal);
    }

    public int Count => entries.Count;

    /// <exception cref="KeyNotFoundException">There is no such code.</exception>
    public T this[string code] => byCode[code];

    /// <summary>The entry, or null for an unknown, empty or missing code.</summary>
    public T? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    public bool Has(string? code) => Find(code) is not null;

    public IEnumerator<T> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Entries that lie below one another.</summary>
public class ReferenceTree<T> : ReferenceList<T> where T : ReferenceEntry
{
    private readonly Func<T, string?> parentOf;
    private readonly FrozenDictionary<string, IReadOnlyList<T>> children;

    internal ReferenceTree(IEnumerable<T> inOrder, Func<T, string?> parentOf) : base(inOrder)
    {
        this.parentOf = parentOf;
        Roots = [.. this.Where(e => parentOf(e) is null)];
        children = this.Where(e => parentOf(e) is not null).GroupBy(e => parentOf(e)!)
            .ToFrozenDictionary(g => g.Key, g => (IReadOnlyList<T>)[.. g], StringComparer.Ordinal);
    }

    public IReadOnlyList<T> Roots { get; }

    /// <summary>The entries directly below; empty for a leaf and for an unknown code.</summary>
    public IReadOnlyList<T> Children(string code) => children.GetValueOrDefault(code) ?? [];

    /// <summary>From the nearest parent up to the root; empty for a root and for an unknown code.</summary>
    public IEnumerable<T> Ancestors(string code)
    {
        for (var at = Find(code); at is not null && parentOf(at) is { } parent;)
        {
            at = this[parent];
            yield return at;
        }
    }

    /// <summary>What the entry lies below in the end, or is itself; null for an unknown code.</summary>
    public T? RootOf(string? code) => Find(code) is { } entry ? Ancestors(entry.Code).LastOrDefault(entry) : null;

    /// <summary>The entry and everything below it: what a filter on it covers.</summary>
    public IEnumerable<T> WithDescendants(string code)
    {
        if (Find(code) is not { } entry)
            return [];
        return Children(code).SelectMany(c => WithDescendants(c.Code)).Prepend(entry);
    }

    /// <summary>Whether <paramref name="code"/> is <paramref name="ancestor"/> or lies below it.</summary>
    public bool IsWithin(string code, string ancestor) =>
        Has(code) && (code == ancestor || Ancestors(code).Any(a => a.Code == ancestor));
}

/// <summary>The divisions of China, which addresses name by slug.</summary>
public sealed class DivisionTree : ReferenceTree<Division>
{
    private readonly FrozenDictionary<string, Division> bySlug;

    internal DivisionTree(IEnumerable<Division> inOrder) : base(inOrder, d => d.ParentCode)
    {
        bySlug = this.ToFrozenDictionary(d => d.Slug, StringComparer.Ordinal);
        Cities = [.. this.Where(d => d.IsCity)];
    }

    /// <summary>Every place that can be chosen as a city: municipalities and special administrative regions count.</summary>
    public IReadOnlyList<Division> Cities { get; }

    public IReadOnlyList<Division> Provinces => Roots;

    /// <summary>The division, or null for an unknown, empty or missing slug.</summary>
    public Division? BySlug(string? slug) => slug is null ? null : bySlug.GetValueOrDefault(slug);
}
