using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Glossary;

/// <summary>Takes one of the tenant's own terms out of force. It is kept; saving it puts it in force again.</summary>
/// <param name="Version">What the decision is based on.</param>
[Requires(GlossaryPermissions.Edit)]
public sealed record RetireGlossaryTerm(Guid Id, uint Version) : ICommand<Done>;

internal sealed class RetireGlossaryTermHandler(AppDb db, CurrentCall call, Audit audit, PublicChanges changes, TimeProvider clock) : IRequestHandler<RetireGlossaryTerm, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RetireGlossaryTerm request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var term = await db.GlossaryTerms.AtTenantOf(call).SingleOrDefaultAsync(t => t.Id == request.Id, ct);
        if (term is null) return Outcome.NotFound;
        if (term.Version != request.Version) return Outcome.Conflict;
        term.Retire(clock.GetUtcNow());
        changes.At(tenant.Id);
        audit.Write("glossary.retire", term.Id);
        return Done.Value;
    }
}
