using System.Collections.Frozen;

namespace TalentPortal.Platform.Content;

/// <summary>The claims and sources that a site's content cites.</summary>
public sealed class ClaimBook
{
    private readonly FrozenDictionary<string, Claim> _claims;
    private readonly FrozenDictionary<string, Source> _sources;

    private ClaimBook(IEnumerable<Source> sources, IEnumerable<Claim> claims)
    {
        _sources = sources.ToFrozenDictionary(source => source.Code, StringComparer.Ordinal);
        _claims = claims.ToFrozenDictionary(claim => claim.Code, StringComparer.Ordinal);
    }

    public static ClaimBook Empty { get; } = new([], []);

    public IEnumerable<Claim> Claims => _claims.Values;

    public IEnumerable<Source> Sources => _sources.Values;

    /// <exception cref="ContentException">A claim names no source or one that is not known, or its value and unit do not fit.</exception>
    public static ClaimBook Of(IEnumerable<Source> sources, IEnumerable<Claim> claims)
    {
        var book = new ClaimBook(sources, claims);
        foreach (var claim in book._claims.Values)
        {
            if (claim.Sources.Count == 0) throw new ContentException("claims", 0, $"{claim.Code} names no source");
            if (claim.Sources.FirstOrDefault(code => !book._sources.ContainsKey(code)) is { } unknown) throw new ContentException("claims", 0, $"{claim.Code} names the unknown source {unknown}");
            if (!claim.IsWhole) throw new ContentException("claims", 0, $"{claim.Code} has the value '{claim.Value}' in '{claim.Unit}'");
        }

        return book;
    }

    public Claim? Find(string code) => _claims.GetValueOrDefault(code);

    public Source? SourceOf(string code) => _sources.GetValueOrDefault(code);

    public IReadOnlyList<Source> SourcesOf(Claim claim) => [.. claim.Sources.Select(code => _sources[code])];

    /// <summary>The sources on which statements rest, each once; statements that are not known rest on none.</summary>
    public IEnumerable<Source> Behind(IEnumerable<string> claims) => claims.Select(Find).OfType<Claim>().SelectMany(SourcesOf).DistinctBy(source => source.Code);
}
