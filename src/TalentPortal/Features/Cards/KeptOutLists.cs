using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Cards.Domain;

namespace TalentPortal.Features.Cards;

/// <summary>The employers that a person blocks, for whoever applies to one that is not named.</summary>
internal sealed class KeptOutLists(AppDb db) : IKeptOutLists
{
    public async Task<KeptOutList> Of(Guid person, CancellationToken ct)
    {
        var last = await db.EmployerBlocks.Where(b => b.UserId == person).MaxAsync(b => (DateTimeOffset?)b.CreatedAt, ct);
        return new(last, last is null ? [] : await db.BlockedBy(person, ct));
    }
}
