using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Security.Passwords;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>Registers accounts, sessions and their cookies.</summary>
public static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, bool https)
    {
        // Addresses are checked and kept apart by AccountAddresses, passwords by PasswordRules; Identity's own rules ask for a clear user name.
        services.AddScoped<IUserValidator<AccountUser>, NoFurtherRules>();
        services.AddIdentityCore<AccountUser>().AddUserStore<AccountStore>();
        services.AddPortalPasswords<AccountUser>();
        services.AddSingleton(provider => new PortalCookies(https, provider.GetRequiredService<IDataProtectionProvider>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Attempts>();
        services.AddSingleton<SessionLife>();
        services.AddSingleton<SessionCookieEvents>();
        services.AddScoped<Steps>();
        services.AddScoped<Visitor>();
        services.AddScoped<AccountAddresses>();
        services.AddScoped<AccountLinks>();
        services.AddScoped<AddressWishes>();
        services.AddScoped<PasswordWork>();
        services.AddScoped<Sessions>();
        services.AddScoped<SecondFactors>();
        AddOwn<SigningIn>(services);
        AddOwn<Registration>(services);
        AddOwn<LinkedAccounts>(services);
        AddOwn<AccountChanges>(services);
        AddOwn<FactorChanges>(services);
        AddOwn<AccountOverview>(services);
        AddOwn<AccountUpkeep>(services);
        services.AddScoped<AccountActivity>();
        services.AddScoped<InvitationBook>();
        services.AddScoped<InvitationJoining>();
        services.AddScoped<PartnerInvitations>();
        AddOwn<InvitationDesk>(services);
        services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, options => options.EventsType = typeof(SessionCookieEvents));
        return services;
    }

    /// <summary>Registers a class that is public for features while its constructor takes what they must not have.</summary>
    private static void AddOwn<T>(IServiceCollection services)
        where T : class
    {
        var constructor = typeof(T).GetConstructors(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public).Single();
        services.AddScoped(provider => (T)constructor.Invoke([.. constructor.GetParameters().Select(parameter => provider.GetRequiredService(parameter.ParameterType))]));
    }

    private sealed class NoFurtherRules : IUserValidator<AccountUser>
    {
        public Task<IdentityResult> ValidateAsync(UserManager<AccountUser> manager, AccountUser user) => Task.FromResult(IdentityResult.Success);
    }
}

/// <summary>
/// Identity's store over the portal's context. It never saves: the step it belongs to does, and what was not changed is
/// not written, so that a code accepted meanwhile is not forgotten.
/// </summary>
internal sealed class AccountStore : UserOnlyStore<AccountUser, AppDb, Guid>
{
    public AccountStore(AppDb db, IdentityErrorDescriber? describer = null) : base(db, describer) => AutoSaveChanges = false;

    public override Task<IdentityResult> UpdateAsync(AccountUser user, CancellationToken cancellationToken = default)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return Task.FromResult(IdentityResult.Success);
    }
}
