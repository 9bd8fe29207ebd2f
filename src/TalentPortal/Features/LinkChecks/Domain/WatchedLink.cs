using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.LinkChecks.Domain;

/// <summary>An address that a tenant's content leads to or rests on, and what its last visits saw.</summary>
public sealed class WatchedLink : ITenantOwned
{
    public const string Table = "watched_links";

    /// <summary>Days after which an address is looked at again that did not answer.</summary>
    public const int AgainDays = 1;

    /// <summary>Days after which a site is asked again whether programs may read it.</summary>
    public const int RobotsDays = 30;

    private WatchedLink()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>See <see cref="ContentLink.Normal"/>.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Whether content still has it.</summary>
    public bool IsCited { get; private set; }

    public PageShape? Shape { get; private set; }

    public int? Code { get; private set; }

    public VisitFault? Fault { get; private set; }

    /// <summary>In a row.</summary>
    public int Failures { get; private set; }

    public DateTimeOffset? VisitedAt { get; private set; }

    /// <summary>When the page, or the file, was last seen.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    public DateTimeOffset NextAt { get; private set; }

    /// <summary>Of the text with which the next visit's is compared.</summary>
    public string? Digest { get; private set; }

    public string? Text { get; private set; }

    public uint Version { get; private set; }

    public PageMemory Memory => new(Failures, Shape, Digest, Text);

    public static WatchedLink Begin(Guid tenantId, string address, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), TenantId = tenantId, Address = address, IsCited = true, NextAt = now };

    /// <summary>Content has it again, or no longer.</summary>
    public void Cite(bool isCited, DateTimeOffset now)
    {
        if (isCited && !IsCited) NextAt = now;
        IsCited = isCited;
    }

    /// <summary>Keeps what a visit saw. While a change waits for somebody the text from before it stays, so that the whole change is shown.</summary>
    /// <param name="every">Between two visits that are answered.</param>
    public void Visit(SeenPage seen, Judgement judgement, TimeSpan every, DateTimeOffset now)
    {
        (Code, Fault, VisitedAt, Failures) = (seen.Code, seen.Fault, now, judgement.HasFailed ? Failures + 1 : 0);
        NextAt = now + (seen.Fault == VisitFault.Robots ? TimeSpan.FromDays(RobotsDays) : judgement is { HasFailed: true, IsSure: false } ? TimeSpan.FromDays(AgainDays) : every);
        if (judgement.Shape is not { } shape) return;
        var isOther = Shape is { } before && before != shape;
        (Shape, SeenAt) = (shape, now);
        if (judgement.Found.Any(one => one.Kind is FindingKind.Changed or FindingKind.ListPage)) return;
        if (Digest is not null && !isOther) return;
        Text = shape == PageShape.Document ? seen.Text : null;
        Digest = seen.FileDigest ?? (seen.Text is { } text ? PageChange.DigestOf(text) : null);
    }

    /// <summary>Somebody has read what is there now: the next visit's text is what later ones are compared with.</summary>
    public void TakeAsRead(DateTimeOffset now) => (Digest, Text, Shape, NextAt) = (null, null, null, now);
}
