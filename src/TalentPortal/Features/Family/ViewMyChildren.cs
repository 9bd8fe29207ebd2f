using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Family;

/// <summary>What the caller said of their children.</summary>
[SignedIn]
public sealed record ViewMyChildren : IQuery<ViewMyChildrenResult>;

/// <param name="HasAgreed">Whether the consent of the parent or guardian is there.</param>
/// <param name="Children">The eldest first.</param>
public sealed record ViewMyChildrenResult(bool HasAgreed, IReadOnlyList<ViewMyChildrenResult.Child> Children)
{
    public sealed record Child(Guid Id, ChildFacts Facts, uint Version);
}

internal sealed class ViewMyChildrenHandler(AppDb db, CurrentCall call, SealedFamily words) : IRequestHandler<ViewMyChildren, Outcome<ViewMyChildrenResult>>
{
    public async Task<Outcome<ViewMyChildrenResult>> Handle(ViewMyChildren request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        List<ViewMyChildrenResult.Child> children = [];
        foreach (var child in await db.FamilyChildren.AsNoTracking().Where(c => c.UserId == me).OrderBy(c => c.AddedAt).ToListAsync(ct)) children.Add(new(child.Id, await words.Open(child, ct), child.Version));
        return new ViewMyChildrenResult(
            await db.Consents.AnyAsync(c => c.UserId == me && c.Kind == ConsentKind.ChildrenOfFamily && c.WithdrawnAt == null, ct), [.. children.OrderBy(child => child.Facts.BirthMonth, StringComparer.Ordinal)]);
    }
}
