using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Prospects;

/// <summary>
/// Enters a person whom one has met, or changes the entry. Whoever is not to be contacted is refused; whoever may have been
/// entered before is asked about first; whoever refused is not kept, only remembered as not to be contacted.
/// </summary>
/// <param name="Id">The entry to change; null for a new one.</param>
/// <param name="FieldCode">Code of the industry the person works in.</param>
/// <param name="Languages">Codes of the languages they speak.</param>
/// <param name="MailIn">The language in which they are written to.</param>
/// <param name="PermissionOn">The day on which they were asked, or answered.</param>
/// <param name="Anyway">It is somebody else than those who are alike.</param>
/// <param name="Version">What a change is based on.</param>
[Requires(ProspectsPermissions.Enter)]
public sealed record SaveProspect(
    Guid? Id, string? Characters, string? Letters, string? Email, string? Phone, string? Orcid, string? CountryCode, string? FieldCode, IReadOnlyList<string> Languages, Language MailIn,
    ProspectSource Source, string? SourceNote, LawfulBasis Basis, string? BasisNote, ContactPermission Permission, DateOnly? PermissionOn, string? PermissionHow, bool Anyway, uint? Version) : ICommand<SaveProspectResult>;

/// <param name="Id">Null where nothing was kept.</param>
/// <param name="Alike">Those who may be the same person; nothing was saved then.</param>
public sealed record SaveProspectResult(Guid? Id, IReadOnlyList<SaveProspectResult.Other> Alike)
{
    /// <param name="By">What agrees.</param>
    /// <param name="IsVisible">Whether the caller may open it; else a colleague has it.</param>
    public sealed record Other(Guid Id, string Reference, IReadOnlyList<ContactKeyKind> By, bool IsVisible);
}

internal sealed class SaveProspectValidator : AbstractValidator<SaveProspect>
{
    public SaveProspectValidator()
    {
        RuleFor(x => x.Characters).Must((all, typed) => Typed.Tidy(typed) is not null || Typed.Tidy(all.Letters) is not null).Says("SaveProspect_NameMissing").IsPlainText(ProspectFacts.NameMax, "SaveProspect_TooLong");
        RuleFor(x => x.Letters).IsPlainText(ProspectFacts.NameMax, "SaveProspect_TooLong");
        RuleFor(x => x.Email).Must((all, typed) => Typed.Tidy(typed) is not null || Typed.Tidy(all.Phone) is not null).Says("SaveProspect_WayMissing");
        RuleFor(x => x.Email).Must(typed => Typed.Tidy(typed) is null || EmailAddress.Read(typed) is not null).Says("SaveProspect_EmailWrong");
        RuleFor(x => x.Phone).Must(typed => Typed.Tidy(typed) is null || PhoneNumber.Read(typed) is not null).Says("SaveProspect_PhoneWrong");
        RuleFor(x => x.Orcid).Must(typed => Typed.Tidy(typed) is null || Platform.Text.Orcid.Read(typed) is not null).Says("SaveProspect_OrcidWrong");
        RuleFor(x => x.CountryCode).Must(code => string.IsNullOrEmpty(code) || ReferenceData.Countries.Has(code)).Says("SaveProspect_NotInList");
        RuleFor(x => x.FieldCode).Must(code => string.IsNullOrEmpty(code) || ReferenceData.Industries.Has(code)).Says("SaveProspect_NotInList");
        RuleFor(x => x.Languages).Must(codes => codes is { Count: <= ProspectFacts.LanguagesMax } && codes.All(ReferenceData.Languages.Has)).Says("SaveProspect_NotInList");
        RuleFor(x => x.MailIn).IsInEnum().Says("SaveProspect_NotInList");
        RuleFor(x => x.Source).IsInEnum().Says("SaveProspect_SourceMissing");
        RuleFor(x => x.SourceNote).Must(typed => Typed.Tidy(typed) is not null).Says("SaveProspect_SourceNoteMissing").IsPlainText(ProspectFacts.NoteMax, "SaveProspect_TooLong");
        RuleFor(x => x.Basis).IsInEnum().Says("SaveProspect_BasisMissing");
        RuleFor(x => x.Basis).Must((all, basis) => basis != LawfulBasis.MadePublic || all.Source == ProspectSource.PublicSource).Says("SaveProspect_BasisUnfit");
        RuleFor(x => x.BasisNote).Must(typed => Typed.Tidy(typed) is not null).Says("SaveProspect_BasisNoteMissing").IsPlainText(ProspectFacts.NoteMax, "SaveProspect_TooLong");
        RuleFor(x => x.Permission).IsInEnum().Says("SaveProspect_PermissionMissing");
        RuleFor(x => x.PermissionOn).NotNull().When(x => x.Permission != ContactPermission.NotAsked).Says("SaveProspect_PermissionOnMissing");
        RuleFor(x => x.PermissionHow).Must((all, typed) => all.Permission == ContactPermission.NotAsked || Typed.Tidy(typed) is not null).Says("SaveProspect_PermissionHowMissing").IsPlainText(ProspectFacts.NoteMax, "SaveProspect_TooLong");
    }
}

internal sealed class SaveProspectHandler(AppDb db, CurrentCall call, SealedProspect words, ProspectIndex index, ProspectEnd end, Drafts drafts, Audit audit, TimeProvider clock)
    : IRequestHandler<SaveProspect, Outcome<SaveProspectResult>>
{
    public async Task<Outcome<SaveProspectResult>> Handle(SaveProspect request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.UserId is not { } staff || await db.StaffNameOf(call, ct) is not { } name) return Outcome.NotFound;
        var (now, facts) = (clock.GetUtcNow(), FactsOf(request));
        if (facts.PermissionOn > tenant.DayAt(now)) return Outcome.Invalid(nameof(request.PermissionOn), "SaveProspect_PermissionOnLater");
        Prospect? known = null;
        if (request.Id is { } id)
        {
            known = await db.Prospects.VisibleTo(call).SingleOrDefaultAsync(p => p.Id == id, ct);
            if (known is null) return Outcome.NotFound;
            if (known.Version != request.Version || !known.IsOpen) return Outcome.Conflict;
            // The mailed link proves this address, and opens an account for it: whoever has the link must not get another one's.
            if (known.State == ProspectState.Invited && facts.Permission != ContactPermission.Refused && await words.Open(known, ct) is { } invited && invited.Email != facts.Email)
                return Outcome.Invalid(nameof(request.Email), "SaveProspect_EmailInvited");
        }

        if (facts.Permission == ContactPermission.Refused) return await Remember(known, facts, name, now, ct);
        if ((await index.Blocks(facts.Email, facts.Phone, facts.Orcid, ct)).Count > 0) return Outcome.Refused("SaveProspect_Blocked");
        if (!request.Anyway && await index.Matches(facts, known?.Id, ct) is { Count: > 0 } alike)
        {
            var ids = alike.Select(match => match.Id).ToList();
            var visible = await db.Prospects.VisibleTo(call).Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
            return new SaveProspectResult(null, [.. alike.Select(match => new SaveProspectResult.Other(match.Id, ReferenceCode.Of(match.Id), match.By, visible.Contains(match.Id)))]);
        }

        var prospect = known ?? Prospect.Enter(Guid.CreateVersion7(now), tenant.Id, staff, name, !call.Rights.StaffAllows(ProspectsPermissions.Merge), now);
        prospect.Describe(facts, await words.Seal(tenant.Id, prospect.Id, facts, ct), now);
        if (known is null) db.Prospects.Add(prospect);
        await index.Write(prospect, facts, now, ct);
        db.ProspectEntries.Add(ProspectEntry.Of(prospect, known is null ? ProspectEntryKind.Entered : ProspectEntryKind.Changed, name, now));
        audit.Write(known is null ? "prospects.enter" : "prospects.change", prospect.Id);
        await drafts.Discard(Prospect.DraftForm, request.Id?.ToString() ?? "", ct);
        return new SaveProspectResult(prospect.Id, []);
    }

    /// <summary>Whoever said no is not kept: only that they are not to be contacted, which names nobody.</summary>
    private async Task<Outcome<SaveProspectResult>> Remember(Prospect? known, ProspectFacts facts, string name, DateTimeOffset now, CancellationToken ct)
    {
        await index.Block(facts.Email, facts.Phone, facts.Orcid, ContactBlockOrigin.Staff, now, ct);
        if (known is not null)
        {
            // By what was known before too: the address may be typed otherwise now.
            if (await words.Open(known, ct) is { } before) await index.Block(before.Email, before.Phone, before.Orcid, ContactBlockOrigin.Staff, now, ct);
            known.Decline(now);
            await end.Forget(known, ProspectEntryKind.Declined, name, now, ct);
        }

        audit.Write("prospects.block", known?.Id);
        await drafts.Discard(Prospect.DraftForm, known?.Id.ToString() ?? "", ct);
        return new SaveProspectResult(null, []);
    }

    private static ProspectFacts FactsOf(SaveProspect r) => new(
        Typed.Tidy(r.Characters), Typed.Tidy(r.Letters), EmailAddress.Read(r.Email)?.Value, PhoneNumber.Read(r.Phone), Platform.Text.Orcid.Read(r.Orcid), Typed.Tidy(r.CountryCode), Typed.Tidy(r.FieldCode),
        [.. r.Languages.Distinct()], r.MailIn, r.Source, Typed.Tidy(r.SourceNote), r.Basis, Typed.Tidy(r.BasisNote), r.Permission,
        r.Permission == ContactPermission.NotAsked ? null : r.PermissionOn, r.Permission == ContactPermission.NotAsked ? null : Typed.Tidy(r.PermissionHow));
}
