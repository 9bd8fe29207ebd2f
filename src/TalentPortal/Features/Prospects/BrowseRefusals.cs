using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Prospects;

/// <summary>
/// Whether somebody is on the list of those who are not to be contacted. The list names nobody: it can only be asked about
/// an address, a number or an identifier that one has. Each question is audited.
/// </summary>
[Personal]
[Requires(ProspectsPermissions.All)]
public sealed record BrowseRefusals(string? Email = null, string? Phone = null, string? Orcid = null) : IQuery<BrowseRefusalsResult>;

/// <param name="People">How many refusals there are.</param>
/// <param name="Found">Those that were asked about; null when nothing was.</param>
public sealed record BrowseRefusalsResult(int People, IReadOnlyList<BrowseRefusalsResult.Refusal>? Found)
{
    /// <param name="By">By what the person is known to the list.</param>
    public sealed record Refusal(Guid Id, ContactBlockOrigin Origin, DateTimeOffset At, IReadOnlyList<ContactKeyKind> By);
}

internal sealed class BrowseRefusalsValidator : AbstractValidator<BrowseRefusals>
{
    public BrowseRefusalsValidator()
    {
        RuleFor(x => x.Email).Must(typed => Typed.Tidy(typed) is null || EmailAddress.Read(typed) is not null).Says("SaveProspect_EmailWrong");
        RuleFor(x => x.Phone).Must(typed => Typed.Tidy(typed) is null || PhoneNumber.Read(typed) is not null).Says("SaveProspect_PhoneWrong");
        RuleFor(x => x.Orcid).Must(typed => Typed.Tidy(typed) is null || Platform.Text.Orcid.Read(typed) is not null).Says("SaveProspect_OrcidWrong");
    }
}

internal sealed class BrowseRefusalsHandler(AppDb db, CurrentCall call, ProspectIndex index, Audit audit) : IRequestHandler<BrowseRefusals, Outcome<BrowseRefusalsResult>>
{
    public async Task<Outcome<BrowseRefusalsResult>> Handle(BrowseRefusals request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var people = await db.ContactBlocks.AtTenantOf(call).Select(b => b.RefusalId).Distinct().CountAsync(ct);
        if (!ContactForms.Reaching(request.Email, request.Phone, request.Orcid).Any()) return new BrowseRefusalsResult(people, null);
        audit.Write("prospects.refusals");
        var asked = (await index.Blocks(request.Email, request.Phone, request.Orcid, ct)).Select(b => b.RefusalId).Distinct().ToList();
        var found = await db.ContactBlocks.AsNoTracking().AtTenantOf(call).Where(b => asked.Contains(b.RefusalId)).ToListAsync(ct);
        return new BrowseRefusalsResult(people, [.. found.GroupBy(b => b.RefusalId).Select(group => new BrowseRefusalsResult.Refusal(group.Key, group.First().Origin, group.First().At, [.. group.Select(b => b.Kind).Order()])).OrderBy(refusal => refusal.At)]);
    }
}
