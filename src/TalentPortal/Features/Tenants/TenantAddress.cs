using System.Text.RegularExpressions;
using FluentValidation;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Tenants;

/// <summary>Rules that the address and place of a tenant keep, at its creation and later.</summary>
internal static partial class TenantAddress
{
    /// <summary>A host name as DNS has it: labels of letters, digits and hyphens, at least two of them.</summary>
    public static IRuleBuilderOptions<T, string?> IsHost<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(typed => Typed.Tidy(typed) is not { } host || (host.Length <= Tenant.HostMax && Host().IsMatch(host))).Says("Fields_HostBad");

    public static IRuleBuilderOptions<T, string?> IsDivision<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(typed => Typed.Tidy(typed) is not { } code || ReferenceData.Divisions.Has(code)).Says("Fields_PlaceUnknown");

    public static string? Normal(string? host) => Typed.Tidy(host)?.ToLowerInvariant();

    [GeneratedRegex(@"\A(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])\z")]
    private static partial Regex Host();
}
