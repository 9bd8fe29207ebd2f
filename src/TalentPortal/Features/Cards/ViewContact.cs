using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards;

/// <summary>Opens to the employer what a person disclosed to it. The person sees it in their access log.</summary>
[Personal]
[Requires(CardsPermissions.Ask)]
public sealed record ViewContact(Guid Id) : IQuery<ViewContactResult>;

/// <param name="Facts">What was disclosed, as it was on the day of the answer.</param>
public sealed record ViewContactResult(Guid Reference, ContactFacts Facts, string Position, string Message, DateTimeOffset OpenUntil);

internal sealed class ViewContactHandler(AppDb db, CurrentCall call, AccessLog access, SealedContact words, CardReferences references) : IRequestHandler<ViewContact, Outcome<ViewContactResult>>
{
    public async Task<Outcome<ViewContactResult>> Handle(ViewContact request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant || call.EmployerId is not { } employer) return Outcome.NotFound;
        var asked = await db.ContactRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.Id && r.EmployerId == employer && r.TenantId == tenant && r.State == ContactState.Accepted, ct);
        if (asked?.TalentUserId is not { } talent) return Outcome.NotFound;
        if (!await db.EmployerAdmissions.Admits(tenant, employer, ct)) return Outcome.NotFound;
        // The database hands out the parts that live grants name, one by one.
        var parts = await db.ContactDisclosures.AsNoTracking().Where(d => d.RequestId == asked.Id && d.UserId == talent).ToListAsync(ct);
        if (parts.Count == 0) return Outcome.NotFound;
        var (position, message) = await words.Open(asked, ct);
        var isAbout = parts.Exists(p => p.Part == ContactPart.Background);
        await access.Record(talent, asked.EmployerName, "contact", string.Join(' ', parts.Select(p => p.Part).Order().Select(part => "disclosed_" + part.ToString().ToLowerInvariant())), isAbout ? FieldClass.Sensitive : FieldClass.Contact, asked.Id, ct);
        return new ViewContactResult(await references.Of(call, asked.FaceId, ct), await words.Read(parts, ct), position, message, parts.Min(p => p.Until));
    }
}
