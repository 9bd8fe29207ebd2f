namespace TalentPortal.Features.Rules.Domain;

/// <summary>A document made ready to be evaluated: its digest, and what it asks for, found once.</summary>
public sealed class RuleProgram
{
    private readonly RuleContents _contents = new();

    private RuleProgram(RuleDocument document, int version)
    {
        (Document, Version, Digest) = (document, version, RuleWriter.DigestOf(document));
        _contents.Take(document);
    }

    public RuleDocument Document { get; }

    public string Code => Document.Code;

    /// <summary>Number of the version among those of its code.</summary>
    public int Version { get; }

    public string Digest { get; }

    /// <summary>Every fact that it asks for itself.</summary>
    public IReadOnlyCollection<Fact> Facts => _contents.Facts;

    public IReadOnlyCollection<string> Parameters => _contents.Parameters;

    /// <summary>Codes of the documents that it refers to.</summary>
    public IReadOnlyCollection<string> References => _contents.References;

    /// <summary>Codes of all claims that it names.</summary>
    public IReadOnlyCollection<string> Claims => _contents.Claims;

    /// <summary>The conditions that are no list of others, in the order in which they stand.</summary>
    public IReadOnlyList<Condition> Tests => _contents.Tests;

    /// <summary>Whether the day enters a computation, so that no list of days says when it next changes.</summary>
    public bool ReckonsWithTheDay => _contents.ReckonsWithTheDay;

    /// <summary>The facts on which one part of a points table depends.</summary>
    public static IReadOnlyCollection<Fact> FactsOf(Part part)
    {
        var contents = new RuleContents();
        contents.Take(part);
        return contents.Facts;
    }

    public static RuleProgram Compile(RuleDocument document, int version = 1) => new(document, version);
}
