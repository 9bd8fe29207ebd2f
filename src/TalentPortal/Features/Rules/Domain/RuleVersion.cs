using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>How far a version is.</summary>
public enum RuleState
{
    Draft,
    InReview,

    /// <summary>Somebody else has read it; it waits for its hour.</summary>
    Approved,
    Published,
    Withdrawn,
}

/// <summary>
/// A version of a rule: its whole document. A draft may be faulty, because nothing that somebody typed is lost; what is
/// published reads without a fault, agrees with every person made up for it, and was read by somebody who wrote none of it.
/// What was published once is never changed: a mistake is put right by the next version.
/// </summary>
public sealed class RuleVersion : Entity, IPublishable
{
    public const string Table = "rule_versions";
    public const int NoteMax = 1_000;
    public const int NameMax = 120;

    private RuleVersion()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>It computes, from <see cref="EffectiveFrom"/> on.</summary>
    public bool IsPublic { get; private set; }

    public Guid RuleId { get; private set; }

    public string Code { get; private set; } = "";

    public int Number { get; private set; }

    public RuleState State { get; private set; }

    /// <summary>JSON; of a draft whatever was typed.</summary>
    public string Document { get; private set; } = "";

    /// <summary>The first day for which it computes; null until it is known: then the document's own.</summary>
    public DateOnly? EffectiveFrom { get; private set; }

    /// <summary>Who wrote any of it.</summary>
    public List<Guid> AuthorIds { get; private set; } = [];

    public List<string> AuthorNames { get; private set; } = [];

    public Guid? ReviewerId { get; private set; }

    public string? ReviewerName { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>Why it was sent back; later, why it was withdrawn.</summary>
    public string? Reason { get; private set; }

    /// <summary>What is new in it, in the writer's words.</summary>
    public string? Note { get; private set; }

    /// <summary>Why results of days that are past become others; null where they do not.</summary>
    public string? Correction { get; private set; }

    /// <summary>When it is to be published.</summary>
    public DateTimeOffset? PublishAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>The file of the release that it came with; null where people wrote it.</summary>
    public string? ReleaseFile { get; private set; }

    public string? ReleaseDigest { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Still to be written, read or published.</summary>
    public bool IsOpen => State is RuleState.Draft or RuleState.InReview or RuleState.Approved;

    /// <summary>It came with a release, and nobody wrote in it.</summary>
    public bool IsRelease => ReleaseDigest is not null && AuthorIds.Count == 0;

    public static RuleVersion Draft(Guid id, Rule rule, int number, string document, (Guid Id, string Name) author, string? note, DateTimeOffset now)
    {
        var version = new RuleVersion { Id = id, TenantId = rule.TenantId, RuleId = rule.Id, Code = rule.Code, Number = number };
        version.Write(document, author, note, now);
        return version;
    }

    /// <summary>What came with a release: two read it where the release is made, and it waits here only where somebody edited the rule since.</summary>
    public static RuleVersion FromRelease(Guid id, Rule rule, int number, string file, string document, string digest, DateTimeOffset now)
    {
        var version = new RuleVersion { Id = id, TenantId = rule.TenantId, RuleId = rule.Id, Code = rule.Code, Number = number, ReleaseFile = file };
        version.Renew(document, digest, now);
        return version;
    }

    /// <summary>A waiting draft of an earlier release takes the document of this one.</summary>
    public void Renew(string document, string digest, DateTimeOffset now) => (Document, ReleaseDigest, ChangedAt) = (document, digest, now);

    /// <summary>Somebody writes in a draft, and is an author of it from then on.</summary>
    public string? Write(string document, (Guid Id, string Name) author, string? note, DateTimeOffset now)
    {
        if (State != RuleState.Draft) return "Rule_NotDraft";
        (Document, Note, ChangedAt) = (document, note, now);
        if (AuthorIds.Contains(author.Id)) return null;
        AuthorIds = [.. AuthorIds, author.Id];
        AuthorNames = [.. AuthorNames, author.Name];
        return null;
    }

    /// <summary>Given to be read, in its one written form.</summary>
    public string? Submit(RuleDocument document, DateTimeOffset now)
    {
        if (State != RuleState.Draft) return "Rule_NotDraft";
        (State, Document, Reason, ChangedAt) = (RuleState.InReview, RuleWriter.Write(document), null, now);
        return null;
    }

    /// <summary>A second pair of eyes has read it.</summary>
    public string? Approve((Guid Id, string Name) reviewer, DateTimeOffset now)
    {
        if (State != RuleState.InReview) return "Rule_NotInReview";
        if (AuthorIds.Contains(reviewer.Id)) return "Rule_OwnWork";
        (State, ReviewerId, ReviewerName, ReviewedAt, ChangedAt) = (RuleState.Approved, reviewer.Id, reviewer.Name, now, now);
        return null;
    }

    /// <summary>Back to who wrote it: by a reviewer with a reason, or by whoever wants to change it once more.</summary>
    public string? Return(string? reason, DateTimeOffset now)
    {
        if (State is not (RuleState.InReview or RuleState.Approved)) return "Rule_NotInReview";
        (State, Reason, ReviewerId, ReviewerName, ReviewedAt, PublishAt, EffectiveFrom, Correction, ChangedAt) = (RuleState.Draft, reason, null, null, null, null, null, null, now);
        return null;
    }

    /// <summary>Sets the hour of the publication, and the day from which it computes.</summary>
    /// <param name="correction">Why results of past days become others.</param>
    public string? Schedule(DateTimeOffset at, DateOnly effectiveFrom, string? correction, DateTimeOffset now)
    {
        if (State != RuleState.Approved) return "Rule_NotApproved";
        (PublishAt, EffectiveFrom, Correction, ChangedAt) = (at, effectiveFrom, correction, now);
        return null;
    }

    /// <summary>From now on it computes, for all days from its own on.</summary>
    public string? Publish(RuleDocument document, DateTimeOffset now)
    {
        if (State != RuleState.Approved && !(State == RuleState.Draft && IsRelease)) return "Rule_NotApproved";
        if (PublishAt > now) return "Rule_NotYet";
        var from = EffectiveFrom ?? document.From;
        (State, IsPublic, EffectiveFrom, PublishedAt, ChangedAt) = (RuleState.Published, true, from, now, now);
        Raise(new RulePublished(TenantId, Code, from));
        return null;
    }

    /// <summary>It computes no longer; results that rested on it are others, from its day on.</summary>
    public string? Withdraw(string reason, DateTimeOffset now)
    {
        if (State != RuleState.Published) return "Rule_NotPublished";
        (State, IsPublic, WithdrawnAt, Reason, ChangedAt) = (RuleState.Withdrawn, false, now, reason, now);
        Raise(new RulePublished(TenantId, Code, EffectiveFrom!.Value));
        return null;
    }

    /// <summary>The document as it computes: from the day that was set for it.</summary>
    public RuleReading Read(RuleVocabulary vocabulary) => Read(Document, EffectiveFrom, vocabulary);

    internal static RuleReading Read(string text, DateOnly? effectiveFrom, RuleVocabulary vocabulary)
    {
        var reading = RuleReader.Read(text, vocabulary);
        return reading.Document is { } document && effectiveFrom > document.From ? reading with { Document = document with { From = effectiveFrom.Value } } : reading;
    }
}
